package org.zuflint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.cli.terminal.Interruption;
import org.zuflint.app.cli.terminal.Terminal;
import org.zuflint.app.custom.CustomRules;
import org.zuflint.app.custom.RulesFolder;
import org.zuflint.app.session.Session;
import org.zuflint.app.workshop.RuleTrial;
import org.zuflint.core.engine.Analysis;

/** The tutorial does what it says, and the examples do what their cases say. */
class OwnRulesTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```$");
  private static final int LONGEST_RULE = 79;

  @TempDir Path base;

  @Test
  void theExamplesDoWhatTheirCasesSay() throws IOException {
    Path folder = root().resolve("examples/rules");
    RuleTrial trial =
        RuleTrial.of(new RulesFolder(folder, "examples/rules"), new CustomRules(null));
    assertEquals(List.of(), trial.problems());
    assertEquals(5, trial.rules());
    try (Stream<Path> sources = Files.list(folder.resolve("src"))) {
      for (Path source : sources.toList()) {
        int lines = Files.readAllLines(source).size();
        assertTrue(lines <= LONGEST_RULE, source + " has " + lines + " lines");
      }
    }
  }

  @Test
  void ownRulesAreExplainedToo() {
    String rules = "--rules=" + root().resolve("examples/rules");
    Harness list = explaining();
    assertEquals(0, list.run("explain", rules), list.err());
    assertTrue(list.out().contains("close-without-open  "), list.out());
    Harness page = explaining();
    assertEquals(0, page.run("explain", rules, "-Wzuflint-close-without-open"), page.err());
    assertTrue(page.out().startsWith("# close-without-open"), page.out());
    assertEquals(2, explaining().run("explain", "close-without-open"));
    assertEquals(2, explaining().run("explain", "--rules=nowhere"));
  }

  private static Harness explaining() {
    return Harness.of(
        new Analysis(List.of(), List.of(), List.of(), List.of(), new Analysis.Extent(0, 0, 0, 0)));
  }

  @Test
  void theTutorialDoesWhatItSays() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(root().resolve("docs/own-rules.md")));
    int commands = 0;
    while (block.find()) {
      if (block.group(1).equals("console")) {
        commands += console(block.group(3));
      } else if (block.group(2) != null) {
        Path file = base.resolve(block.group(2));
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.group(3));
      }
    }
    assertTrue(commands >= 10, commands + " commands");
  }

  /** Every line below a command is printed by it; the exit code is 0 or stands below, too. */
  private int console(String text) throws IOException {
    List<List<String>> commands = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("$ ")) {
        commands.add(new ArrayList<>());
      }
      commands.get(commands.size() - 1).add(line);
    }
    for (List<String> command : commands) {
      List<String> words = List.of(command.get(0).substring(2).split(" "));
      if (words.get(0).equals("rm")) {
        Files.delete(base.resolve(words.get(1)));
        continue;
      }
      String printed = run(words.subList(1, words.size()));
      List<String> missing =
          command.stream().skip(1).filter(line -> !printed.contains(line + "\n")).toList();
      boolean fails =
          command.stream().anyMatch(line -> line.startsWith("exit ") || line.contains("complaint"));
      assertEquals(List.of(), missing, command.get(0) + " printed\n" + printed);
      assertEquals(!fails, printed.endsWith("exit 0\n"), command.get(0) + " printed\n" + printed);
    }
    return commands.size();
  }

  /** Runs in a folder of its own: relative names are resolved there, and printed as given. */
  private String run(List<String> arguments) {
    List<String> args = new ArrayList<>();
    for (String argument : arguments) {
      args.add(
          argument.replaceAll(
              "(team-rules|drivers|zuflint\\.sarif)", Matcher.quoteReplacement(base + "/") + "$1"));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            out,
            err,
            false,
            false,
            Map.of("ZUFLINT_CACHE", base.resolve("cache").toString()));
    Session session = Session.standard(terminal.cache());
    int exit =
        Main.run(new Run(terminal, session, new Interruption()), args.toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8).replace(base + "/", "") + "exit " + exit + "\n";
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root;
  }
}
