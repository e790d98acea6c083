package org.zuflint.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A house of three rooms with one rule, and the faults to plant in it. */
final class SmallTree {
  private static final String CORE = "bundles/org.zuflint.core/src/main/java/org/zuflint/core/";
  private static final String RULES = "bundles/org.zuflint.rules/src/main/java/org/zuflint/rules/";
  private static final String PLACE = CORE + "source/Place.java";
  private static final String RULE = RULES + "contract/LateFlush.java";
  private static final String PAGE = "bundles/org.zuflint.rules/docs/late-flush.md";
  private static final String CASE = "bundles/org.zuflint.rules/cases/late-flush/one.c";

  /**
   * In {@code file}, {@code from} becomes {@code to}; an empty {@code from} means a new file, an
   * empty {@code to} with {@code from} "*" a file that goes.
   */
  record Fault(String file, String from, String to, String complaint) {}

  static final List<Fault> FAULTS =
      List.of(
          new Fault(PLACE, "{}", "{ org.zuflint.core.engine.Run up; }", "above it"),
          new Fault(
              CORE + "ast/Node.java", "{}", "{ org.zuflint.core.finding.Finding f; }", "beside it"),
          new Fault(CORE + "ast/Node.java", "{}", "{ org.antlr.v4.runtime.Token t; }", "keeps out"),
          new Fault(RULE, "// body", "org.zuflint.core.engine.Run run;", "keeps out"),
          new Fault(
              CORE + "attic/Trunk.java", "", "package org.zuflint.core.attic;\n", "on no floor"),
          new Fault(PLACE, "{}", "{ void a() {\n" + "int i;\n".repeat(41) + "} }", "has 41 lines"),
          new Fault(PLACE, "{}", "{}\n" + "\n".repeat(400), "split it"),
          new Fault(PLACE, "{}", "{}  // " + "x".repeat(120), "columns"),
          new Fault(PLACE, "{}", "{}\n" + "/** B. */ class B {}\n".repeat(15), "16 types"),
          new Fault(PLACE, "/** A place. */", "", "no comment"),
          new Fault(CORE + "source/package-info.java", "*", "", "no package-info"),
          new Fault(CORE + "source/package-info.java", "@NullMarked", "", "not @NullMarked"),
          new Fault(CORE + "source/package-info.java", "/** Source. */", "", "no sentence"),
          new Fault(PLACE, "class Place", "class PlaceUtils", "name the thing"),
          new Fault(PLACE, "class Place", "interface IPlace", "name the thing"),
          new Fault(PLACE, "{}", "{ static int count; }", "static and changes"),
          new Fault(
              PLACE,
              "{}",
              "{ static final List<A> L = x; void a() { L.add(y); } }",
              "static and changes"),
          new Fault(
              PLACE, "{}", "{ long t = System.nanoTime(); }", "System.nanoTime; write a parameter"),
          new Fault(PLACE, "{}", "{ Object r = new Random(); }", "new Random; write a seed"),
          new Fault(PLACE, "{}", "{ Runnable r = Math::random; }", "Math.random; write a seed"),
          new Fault(PLACE, "{}", "{ Object c = Collectors.groupingBy(f); }", "TreeMap::new"),
          new Fault(
              PLACE,
              "{}",
              "{ void a() { try { b(); } catch (Exception e) { } } }",
              "catch (Exception)"),
          new Fault(
              PLACE,
              "{}",
              "{ Set<A> s = new HashSet<>(); void a() { for (A x : s) { } } }",
              "hash order"),
          new Fault(
              PLACE,
              "{}",
              "{ Map<A, B> m = new HashMap<A, B>(); Object v = m.values(); }",
              "hash order"),
          new Fault(PLACE, "{}", "{ Set<A> a() { return Set.of(x, y); } }", "without an order"),
          new Fault("README.md", "`org.zuflint.core.ast`", "nothing", "has no row"),
          new Fault(
              "README.md",
              "`org.zuflint.core.ast`",
              "`org.zuflint.core.ast` `gone`",
              "does not exist"),
          new Fault(RULES + "Rules.java", "new LateFlush()", "", "not in Rules.all()"),
          new Fault(RULE, "\"late-flush\"", "\"flush-late\"", "the name of its class"),
          new Fault(PAGE, "*", "", "no page"),
          new Fault(CASE, "*", "", "no case"),
          new Fault("bundles/org.zuflint.rules/docs/gone.md", "", "# gone", "belongs to no rule"),
          new Fault(
              "bundles/org.zuflint.rules/cases/gone/one.c", "", "int i;", "belongs to no rule"),
          new Fault(PLACE, "{}", "{} // TO" + "DO", "finish it"),
          new Fault(PLACE, "{}", "{} // @Dis" + "abled", "no test"),
          new Fault("mvnw", "sh", "sh\ncd /ro" + "ot/x", "one machine"));

  private final Path root;

  SmallTree(Path root) {
    this.root = root;
  }

  void build() throws IOException {
    write("mvnw", "#!/bin/sh\n");
    write("bundles/org.zuflint.core/pom.xml", "<project/>");
    write("bundles/org.zuflint.rules/pom.xml", "<project/>");
    write(
        "README.md",
        """
        ## Rooms
        | room | what |
        |---|---|
        | `org.zuflint.core`, with `org.zuflint.core.source` | a |
        | `org.zuflint.core.ast` | b |
        | `org.zuflint.rules` | c |
        | `org.zuflint.rules.contract` | d |
        """);
    room(CORE + "source", "Source");
    room(CORE + "ast", "Tree");
    room(RULES.substring(0, RULES.length() - 1), "Rules");
    room(RULES + "contract", "Contract");
    code();
    write(PAGE, "# late-flush\n");
    write(CASE, "int i;\n");
  }

  private void code() throws IOException {
    write(PLACE, "package org.zuflint.core.source;\n/** A place. */\nclass Place {}\n");
    write(CORE + "ast/Node.java", "package org.zuflint.core.ast;\n/** A node. */\nclass Node {}\n");
    write(
        RULE,
        """
        package org.zuflint.rules.contract;
        /** Late. */
        class LateFlush implements Rule {
          String id = "late-flush";
          // body
        }
        """);
    write(
        RULES + "Rules.java",
        """
        package org.zuflint.rules;
        /** All. */
        class Rules {
          List<Rule> all = List.of(new LateFlush());
        }
        """);
  }

  /** Plants {@code fault} and returns what the file held before. */
  String plant(Fault fault) throws IOException {
    if (fault.from().isEmpty()) {
      write(fault.file(), fault.to());
      return "";
    }
    String before = Files.readString(root.resolve(fault.file()));
    if (fault.from().equals("*")) {
      Files.delete(root.resolve(fault.file()));
    } else if (before.contains(fault.from())) {
      write(fault.file(), before.replace(fault.from(), fault.to()));
    } else {
      throw new IllegalStateException("nothing to change for " + fault);
    }
    return before;
  }

  void restore(Fault fault, String before) throws IOException {
    if (fault.from().isEmpty()) {
      Path path = root.resolve(fault.file());
      Files.delete(path);
      if (!path.getParent().endsWith("docs")) {
        Files.delete(path.getParent());
      }
    } else {
      write(fault.file(), before);
    }
  }

  private void room(String folder, String comment) throws IOException {
    String pkg =
        folder
            .substring(folder.indexOf("org/zuflint/", folder.indexOf("/java/")))
            .replace('/', '.');
    write(
        folder + "/package-info.java",
        "/** " + comment + ". */\n@NullMarked\npackage " + pkg + ";\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
