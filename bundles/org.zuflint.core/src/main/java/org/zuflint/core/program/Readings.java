package org.zuflint.core.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.crew.Recent;
import org.zuflint.core.frozen.Moves;
import org.zuflint.core.frozen.Notebook;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/**
 * What runs have read, for those who analyse the same files again and again: a file of the same
 * name and bytes is not parsed twice. The collector takes what it needs; that is read again.
 */
public final class Readings {
  /** A file as it was read, and its number then. */
  private record Reading(SourceFile text, FileFacts facts, SoftReference<Unit> tree) {}

  private final boolean keeping;
  private final Map<String, SoftReference<Reading>> readings;
  private final Notebook notebook;

  private Readings(
      boolean keeping, Map<String, SoftReference<Reading>> readings, Notebook notebook) {
    this.keeping = keeping;
    this.readings = readings;
    this.notebook = notebook;
  }

  /** For one run only: nothing is kept. */
  public static Readings once() {
    return new Readings(false, new ConcurrentSkipListMap<>(), Notebook.NONE);
  }

  /** For many runs over nearly the same files. */
  public static Readings kept() {
    return new Readings(true, new ConcurrentSkipListMap<>(), Notebook.NONE);
  }

  /** The same, for a run with a notebook. */
  public Readings with(Notebook notes) {
    return new Readings(keeping, readings, notes);
  }

  /** What is known of a file, as a notebook gets it. */
  public static byte[] noted(Source source) throws IOException {
    return FileReader.read(Parser.parse(source), 0).frozen();
  }

  /** What is known of a file, for those who only compare. */
  public static final class Noted {
    private final FileFacts facts;

    /**
     * What {@link #noted(Source)} has written.
     *
     * @throws IllegalArgumentException when these are no notes
     */
    public Noted(byte[] noted) {
      this.facts = FileFacts.thawed(noted, 0);
    }

    public int lines() {
      return facts.lines();
    }

    public long bytes() {
      return facts.bytes();
    }

    /**
     * Whether another text of the file can be taken for this one by a run that looks at the tree of
     * neither; {@code moves} gets where things stand there.
     */
    public boolean isLike(Noted other, Moves moves) {
      return facts.isLike(other.facts, moves);
    }
  }

  /** What is to be known of {@code source} as file number {@code file}. */
  FileFacts facts(Source source, int file) throws IOException {
    if (!isKept(source)) {
      FileFacts noted = noted(source, file);
      return noted == null ? fresh(source, Parser.parse(source), file) : noted;
    }
    SourceFile text = source.read();
    Reading before = reading(source.path());
    if (before == null || !same(before.text(), text)) {
      FileFacts noted = noted(source, file);
      if (noted != null) {
        return keep(new Reading(text, noted, new SoftReference<>(null)));
      }
      Unit unit = Parser.parse(text);
      return keep(new Reading(text, fresh(source, unit, file), new SoftReference<>(unit)));
    }
    if (before.facts().file() == file) {
      return before.facts();
    }
    Unit kept = before.tree().get();
    Unit unit = kept == null ? Parser.parse(text) : kept;
    return keep(new Reading(text, FileReader.read(unit, file), new SoftReference<>(unit)));
  }

  private @Nullable FileFacts noted(Source source, int file) {
    byte[] noted = notebook.facts(source);
    try {
      return noted == null ? null : FileFacts.thawed(noted, file);
    } catch (IllegalArgumentException spoilt) {
      // Somebody else wrote it; the file itself is there.
      return null;
    }
  }

  private FileFacts fresh(Source source, Unit unit, int file) {
    FileFacts facts = FileReader.read(unit, file);
    notebook.note(source, facts::frozen);
    return facts;
  }

  /** The tree of {@code source}. */
  Unit tree(Source source) throws IOException {
    if (!isKept(source)) {
      return Parser.parse(source);
    }
    Reading before = reading(source.path());
    Unit kept = before == null ? null : before.tree().get();
    if (before == null || kept == null) {
      SourceFile text = source.read();
      Unit unit = Parser.parse(text);
      if (before != null && same(before.text(), text)) {
        keep(new Reading(text, before.facts(), new SoftReference<>(unit)));
      }
      return unit;
    }
    return kept;
  }

  /** Forgets all files but those of {@code names}. */
  void retain(Collection<String> names) {
    readings.keySet().retainAll(names);
  }

  /** What a compiler sees of a file depends on more than the file. */
  private boolean isKept(Source source) {
    return keeping && !(source instanceof CompiledSource);
  }

  private @Nullable Reading reading(String path) {
    SoftReference<Reading> kept = readings.get(path);
    return kept == null ? null : kept.get();
  }

  private FileFacts keep(Reading reading) {
    readings.put(reading.text().path(), new SoftReference<>(reading));
    return reading.facts();
  }

  private static boolean same(SourceFile one, SourceFile other) {
    return one == other || Arrays.equals(one.bytes(), other.bytes());
  }

  /** Trees that are in memory now; the others are parsed again. */
  static final class Units {
    /** Bytes of source text; its trees take ten times as much. */
    private static final long TEXT = 16L << 20;

    private static final Pattern REST = Pattern.compile(",\\s*##\\s*");
    private static final Pattern PASTE = Pattern.compile("\\s*##\\s*");

    private final Readings readings;
    private final Recent<Integer, Unit> recent =
        new Recent<>(TEXT, unit -> unit.file().bytes().length);

    /** Those that somebody holds. */
    private final Map<Integer, WeakReference<Unit>> units = new ConcurrentHashMap<>();

    private final Map<String, Optional<Expr>> bodies = new ConcurrentHashMap<>();

    Units(Readings readings) {
      this.readings = readings;
    }

    /** For those who look at all of it. */
    Unit whole(int file, Source source) {
      readings.notebook.searched(source);
      return parsed(file, source);
    }

    /** For those who look at one function. */
    Unit of(FunctionFacts function, Source source) {
      readings.notebook.looked(source, function.declaration());
      return parsed(function.file(), source);
    }

    /** For those who look at what is in no function. */
    List<Decl> outside(int file, Source source) {
      readings.notebook.looked(source);
      return parsed(file, source).declarations().stream()
          .filter(declaration -> !(declaration instanceof Decl.Function))
          .toList();
    }

    private Unit parsed(int file, Source source) {
      try {
        return read(file, source);
      } catch (IOException gone) {
        throw new UncheckedIOException(
            "cannot read " + source.path() + " again; was it changed during the run?", gone);
      }
    }

    private Unit read(int file, Source source) throws IOException {
      Unit unit = recent.get(file);
      if (unit == null) {
        WeakReference<Unit> held = units.get(file);
        unit = held == null ? null : held.get();
        if (unit == null) {
          unit = readings.tree(source);
        }
        unit = recent.put(file, unit);
        units.put(file, new WeakReference<>(unit));
      }
      return unit;
    }

    @Nullable Expr body(Unit.Define define) {
      return bodies.computeIfAbsent(define.body(), Units::expression).orElse(null);
    }

    /** A body that is no expression may be statements: {@code do { ... } while (0)}. */
    private static Optional<Expr> expression(String body) {
      String text = body.indexOf('#') < 0 ? body : joined(body);
      Expr expr = Parser.expression(text);
      return Optional.ofNullable(expr != null ? expr : Parser.expression("({ " + text + "; })"));
    }

    /** {@code , ## args} is {@code , args}; {@code count_ ## op} is a name with a seam. */
    private static String joined(String body) {
      String rest = REST.matcher(body).replaceAll(", ");
      return PASTE.matcher(rest).replaceAll(Unit.SEAM);
    }
  }
}
