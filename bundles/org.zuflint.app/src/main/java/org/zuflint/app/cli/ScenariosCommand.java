package org.zuflint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.cli.terminal.Exit;
import org.zuflint.sim.explore.Answer;
import org.zuflint.sim.scenario.Scenario;
import org.zuflint.sim.scenario.ScenarioBook;
import org.zuflint.sim.scenario.ScenarioPage;
import org.zuflint.sim.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code zuflint scenarios}: the known ways to break the promise. */
@Command(
    name = "scenarios",
    header =
        "Play a known way to break the promise, and the way that holds; without NAME list all.",
    footer = {
      "%nExamples:",
      "  zuflint scenarios",
      "  zuflint scenarios S4",
      "  zuflint scenarios --svg=s4.svg migrated-between-insert-and-zap",
      "  zuflint scenarios --pages=scenarios"
    })
final class ScenariosCommand implements Callable<Integer> {
  private final Run run;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "A scenario's number or name, as the list has them.")
  private @Nullable String wanted;

  @Option(names = "--svg", paramLabel = "FILE", description = "Also draw it into FILE.")
  private @Nullable Path svg;

  @Option(
      names = "--pages",
      paramLabel = "FOLDER",
      description = "Write a page and a picture of each into FOLDER.")
  private @Nullable Path pages;

  @Spec private @Nullable CommandSpec command;

  ScenariosCommand(Run run) {
    this.run = run;
  }

  @Override
  public Integer call() throws IOException {
    String text;
    if (pages != null) {
      text = written(pages);
    } else {
      text = wanted == null ? list() : played(known(wanted));
    }
    run.terminal().print(text);
    return Exit.RAN;
  }

  private static String list() {
    StringBuilder text = new StringBuilder();
    for (Scenario scenario : Scenarios.all()) {
      Answer answer = scenario.explore(scenario.breaks());
      text.append(
          String.format(
              Locale.ROOT,
              "%-4s %-34s %s in %d steps; holds with: %s%n",
              scenario.id(),
              scenario.name(),
              scenario.goal().title(),
              answer.witness().size(),
              scenario.cure()));
    }
    return text.toString();
  }

  private String played(Scenario scenario) throws IOException {
    ScenarioPage page = new ScenarioPage(scenario);
    if (svg != null) {
      Files.writeString(svg, page.svg());
    }
    return page.text();
  }

  private static String written(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, String> files = ScenarioBook.files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return files.size() + " files written to " + folder + "\n";
  }

  private Scenario known(String name) {
    for (Scenario scenario : Scenarios.all()) {
      if (scenario.id().equalsIgnoreCase(name) || scenario.name().equals(name)) {
        return scenario;
      }
    }
    if (command == null) {
      throw new IllegalStateException("a command without its specification");
    }
    throw new ParameterException(
        command.commandLine(), "no scenario '" + name + "'; 'zuflint scenarios' lists all");
  }
}
