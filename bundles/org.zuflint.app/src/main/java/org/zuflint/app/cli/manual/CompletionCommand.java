package org.zuflint.app.cli.manual;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code zuflint completion}: what shells need to complete commands and options. */
@Command(
    name = "completion",
    header = "Print the completion script, for bash and zsh.",
    description = {"%nbash: source <(zuflint completion)", "zsh: the same after bashcompinit"})
public final class CompletionCommand implements Runnable {
  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    if (command == null) {
      throw new IllegalStateException("a command without its line");
    }
    CommandLine root = command.root().commandLine();
    PrintWriter out = root.getOut();
    out.print(AutoComplete.bash("zuflint", root));
    out.flush();
  }
}
