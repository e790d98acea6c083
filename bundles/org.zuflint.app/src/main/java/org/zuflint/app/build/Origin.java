package org.zuflint.app.build;

/** Where it is known from how a file is compiled; the first that knows is taken. */
public enum Origin {
  SETTING("explicit setting"),
  MAKE("make's command line"),
  DATABASE("compile_commands.json"),
  COMMAND_FILE(".cmd"),
  KERNEL("kernel defaults"),
  TOLD("project settings of the IDE"),
  NONE("none");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  /** The origin as it is shown. */
  public String words() {
    return words;
  }
}
