package org.zuflint.app.cli.manual;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code zuflint manual}: the manual page as man(1) reads it. */
@Command(
    name = "manual",
    header = "Print the manual page, for man(1).",
    description = {"%nzuflint manual > zuflint.1; man ./zuflint.1"})
public final class ManualCommand implements Runnable {
  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    if (command == null) {
      throw new IllegalStateException("a command without its line");
    }
    CommandLine root = command.root().commandLine();
    PrintWriter out = root.getOut();
    out.print(page(root));
    out.flush();
  }

  private static String page(CommandLine root) {
    StringBuilder page = new StringBuilder(".TH ZUFLINT 1\n.SH NAME\nzuflint \\- ");
    page.append(escaped(String.join(" ", root.getCommandSpec().usageMessage().header())));
    page.append("\n.SH SYNOPSIS\n.B zuflint\n.I COMMAND\n[options]\n");
    section(page, "ZUFLINT", root);
    for (CommandLine command : List.copyOf(root.getSubcommands().values())) {
      section(page, command.getCommandSpec().qualifiedName().toUpperCase(Locale.ROOT), command);
    }
    return page.toString();
  }

  /** What --help prints, line by line. */
  private static void section(StringBuilder page, String title, CommandLine command) {
    page.append(".SH \"").append(escaped(title)).append("\"\n.nf\n");
    page.append(escaped(command.getUsageMessage(Ansi.OFF))).append(".fi\n");
  }

  /** Text that roff leaves as it is. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
