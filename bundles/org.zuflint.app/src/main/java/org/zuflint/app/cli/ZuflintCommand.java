package org.zuflint.app.cli;

import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code zuflint}: holds the commands together. */
@Command(
    addMethodSubcommands = false,
    name = "zuflint",
    versionProvider = Version.class,
    header =
        "Prove or break the promise of the kernel's vma flag VM_LOCAL_CPU, for drivers with mmap.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It ran, with findings or without.",
      "1:There are findings at or above --fail-on.",
      "2:Wrong usage or configuration.",
      "3:Something asked for could not be analysed or written.",
      "70:zuflint itself failed.",
      "130:Interrupted."
    },
    footer = {
      "%nExamples:",
      "  zuflint check drivers/misc/mydriver",
      "  zuflint providers --format=json fs",
      "  zuflint explain local-vma-faulted"
    })
final class ZuflintCommand implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean version;

  @Spec private @Nullable CommandSpec command;

  @Override
  public void run() {
    if (command == null || help || version) {
      throw new IllegalStateException("help and version are answered before a command runs");
    }
    throw new ParameterException(
        command.commandLine(),
        "say what to do: check, providers, simulate, witness, scenarios, baseline, fix,"
            + " kbuild, rules or explain");
  }
}
