package org.zuflint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.zuflint.app.change.Touched;
import org.zuflint.app.change.Triggers;
import org.zuflint.app.cli.terminal.CommandLines;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.app.config.Refusal;
import org.zuflint.app.inputs.Originals;
import org.zuflint.app.report.FindingsText;
import org.zuflint.app.report.Palette;
import org.zuflint.app.session.Outcome;
import org.zuflint.app.session.Request;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.source.Place;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code zuflint kbuild}: what make C=1 calls for each file. */
@Command(
    addMethodSubcommands = false,
    name = "kbuild",
    header = "Check the file at the end of a compiler's command line, for make C=1.",
    description = {
      "%nReads the file as the compiler does with these options, and the C files beside it, prints"
          + " the findings that belong to the file in the form of gcc, and ends with 0 whatever it"
          + " finds: make would stop. A file that has nothing to do with mmap takes no time."
          + " Settings come from zuflint.toml.%n"
    },
    footer = {"%nExamples:", "  make C=1 CHECK=\"zuflint kbuild\" drivers/misc/"})
final class KbuildCommand implements Callable<Integer> {
  private final Run run;

  @Parameters(
      paramLabel = "WORD",
      arity = "0..*",
      description = "The compiler's options, and the file last.")
  private List<String> words = List.of();

  /** The command with words of any kind. */
  static CommandLine line(Run run) {
    return CommandLines.of(new KbuildCommand(run))
        .setUnmatchedOptionsArePositionalParams(true)
        .setExpandAtFiles(false);
  }

  private KbuildCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() throws IOException {
    String file = words.isEmpty() ? "" : words.getLast();
    if (!file.endsWith(".c") || !Files.isRegularFile(Path.of(file))) {
      run.terminal().err().println("zuflint: kbuild: the last word is no C file: '" + file + "'");
      return words.isEmpty() ? Exit.USAGE : Exit.RAN;
    }
    try {
      Request request = Request.of(Path.of(""), folder(file)).compiledBy(command());
      Outcome outcome = run.session().run(request, Progress.NONE);
      Originals originals = outcome.originals();
      Outcome own =
          outcome.narrowed(finding -> owner(finding, originals).equals(file), vma -> false);
      run.terminal().print(new FindingsText(Palette.PLAIN, false).text(own));
      own.analysis().faults().forEach(fault -> complain(fault.who() + " failed: " + fault.cause()));
    } catch (Refusal refusal) {
      run.refuse(refusal);
    } catch (CancellationException stopped) {
      return Exit.INTERRUPTED;
    }
    return Exit.RAN;
  }

  /**
   * The compiler's command. Before its own options, which begin with those for dependencies, make
   * puts CHECKFLAGS, which are sparse's.
   */
  private List<String> command() {
    int own = 0;
    while (own < words.size() && !words.get(own).matches("-(Wp,-)?MM?D.*")) {
      own++;
    }
    List<String> command = new ArrayList<>(run.terminal().compiler());
    command.addAll(words.subList(own == words.size() ? 0 : own, words.size()));
    return command;
  }

  private void complain(String text) {
    run.terminal().err().println("zuflint: " + text);
  }

  /** The C files beside {@code file}: together they are a driver, as a rule. */
  private static List<String> folder(String file) throws IOException {
    int slash = file.lastIndexOf('/');
    String folder = file.substring(0, slash + 1);
    try (Stream<Path> names = Files.list(Path.of(slash < 0 ? "." : folder))) {
      return names
          .filter(Files::isRegularFile)
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.matches(".*\\.h|.*(?<!\\.mod)\\.c"))
          .sorted()
          .map(name -> folder + name)
          .toList();
    }
  }

  /**
   * The file that is told of {@code finding}: the first on its way that make checks and that is not
   * passed over unread. Each finding has one, so a build tells it once.
   */
  private static String owner(Finding finding, Originals originals) {
    return Touched.places(finding)
        .map(Place::file)
        .filter(file -> file.endsWith(".c"))
        .filter(file -> originals.text(file).map(Triggers::in).orElse(false))
        .findFirst()
        .orElse(finding.where().file());
  }
}
