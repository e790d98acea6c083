import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zuflint.app.build.InstalledCompilers;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Type;
import org.zuflint.core.build.Command;
import org.zuflint.core.build.GccLine;
import org.zuflint.core.build.Options;
import org.zuflint.core.crew.Crew;
import org.zuflint.core.parse.Compilation;
import org.zuflint.core.parse.Compiled;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.parse.share.SharedTrees;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.Preprocessor;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.program.Program;
import org.zuflint.core.program.ProgramReader;
import org.zuflint.core.program.Readings;
import org.zuflint.core.program.Typing;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/** What the trees of compiled units have where the author of the unit's file wrote it. */
public final class ExactFacts {
  private static final Disk DISK =
      (folder, path) -> {
        Path file = Path.of(folder).resolve(path);
        return Files.isRegularFile(file) ? SourceFile.of(path, Files.readAllBytes(file)) : null;
      };

  private final InstalledCompilers compilers = new InstalledCompilers();
  private final Headers headers = new Headers(DISK);
  private final SharedTrees trees = new SharedTrees(8_000_000);
  private final PrintWriter out;
  private String file = "";

  private ExactFacts(PrintWriter out) {
    this.out = out;
  }

  /**
   * BUILD LIST OUT; LIST has C files and clang's options, TABs between; a line of OUT is kind,
   * file, line, column, name, and what may hide it from a compiler's tree.
   */
  public static void main(String[] args) throws Exception {
    Exception[] failure = new Exception[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[2])))) {
                ExactFacts facts = new ExactFacts(out);
                for (String unit : Files.readAllLines(Path.of(args[1]))) {
                  facts.unit(Path.of(args[0]), unit);
                }
              } catch (Exception broken) {
                failure[0] = broken;
              }
            },
            "facts",
            512L << 20);
    thread.start();
    thread.join();
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  private void unit(Path build, String unit) throws IOException {
    List<String> words = new ArrayList<>(List.of(unit.split("\t")));
    words.addFirst("clang");
    Options options = GccLine.read(new Command(build.toString(), words), DISK);
    file = options.file();
    Preprocessed text =
        Preprocessor.run(
            headers,
            headers.lex(DISK.read(options.folder(), file)),
            compilers.of(options).settings(options));
    Compiled compiled = Parser.parse(text, trees);
    for (Compiled.External external : compiled.externals()) {
      for (Decl decl : external.trees()) {
        see(compiled, external.first(), decl, "", decl instanceof Decl.Function);
      }
    }
    types(
        new CompiledSource(
            Source.of(DISK.read(options.folder(), file)),
            new Compilation(options, compilers.of(options), headers, path -> false, path -> path)));
  }

  // ---- the whole text

  private void see(Compiled unit, int first, Node node, String hidden, boolean function) {
    String below = hidden.isEmpty() ? hides(node) : hidden;
    switch (node) {
      case Decl.Variable local when function && !(local.type() instanceof Type.Function) ->
          fact(unit, "local", first + local.at(), local.name(), hidden);
      case Expr.Cast cast -> fact(unit, "cast", first + cast.at(), "", hidden);
      case Expr.Call call -> call(unit, first, call, hidden);
      default -> {}
    }
    Children.of(node, child -> see(unit, first, child, below, function));
  }

  private void call(Compiled unit, int first, Expr.Call call, String hidden) {
    switch (call.callee()) {
      case Expr.Name name -> fact(unit, "call", first + name.at(), name.id(), hidden);
      case Expr.Member member ->
          fact(unit, "member", first + member.at() + 1, member.field(), hidden);
      default -> {}
    }
  }

  /** What is below such a node is no code to a compiler. */
  private static String hides(Node node) {
    return switch (node) {
      case Type.TypeOf typeOf -> "typeof";
      case Type.Field field -> "struct";
      case Expr.Generic generic -> "_Generic";
      case Expr.Unary size when size.op().startsWith("sizeof") || size.op().contains("ignof") ->
          "sizeof";
      case Expr.Call call
          when call.callee() instanceof Expr.Name name && name.id().startsWith("__builtin_") ->
          name.id();
      default -> "";
    };
  }

  private void fact(Compiled unit, String kind, int token, String name, String hidden) {
    Place place = unit.unit().places().place(unit.unit().author(token));
    if (place.file().equals(file)) {
      out.println(
          String.join("\t", kind, file, "" + place.line(), "" + place.column(), name, hidden));
    }
  }

  // ---- as a check reads it

  /** The struct that the base of each member access is or points to, as the analysis knows it. */
  private void types(CompiledSource source) throws IOException {
    Program program =
        ProgramReader.read(
            new Crew(1),
            List.of(source),
            Readings.once(),
            (index, broken) -> {},
            (done, total) -> 1);
    Typing typing = new Typing(program);
    for (Decl decl : program.unit(0).declarations()) {
      if (decl instanceof Decl.Function function) {
        Map<String, Type> locals = locals(function);
        Typing.Scope scope =
            new Typing.Scope() {
              @Override
              public Type local(String name) {
                return locals.get(name);
              }

              @Override
              public int file() {
                return 0;
              }
            };
        Children.walk(
            function,
            node -> {
              if (node instanceof Expr.Member member) {
                String tag = typing.struct(member.base(), scope);
                Place place = program.unit(0).place(member.at() + 1);
                out.println(
                    String.join(
                        "\t",
                        "type",
                        file,
                        "" + place.line(),
                        "" + place.column(),
                        member.field(),
                        tag == null ? "" : tag));
              }
            });
      }
    }
  }

  private static Map<String, Type> locals(Decl.Function function) {
    Map<String, Type> locals = new LinkedHashMap<>();
    Children.walk(
        function,
        node -> {
          if (node instanceof Type.Parameter parameter && parameter.name() != null) {
            locals.putIfAbsent(parameter.name(), parameter.type());
          } else if (node instanceof Decl.Variable variable) {
            locals.putIfAbsent(variable.name(), variable.type());
          }
        });
    return locals;
  }
}
