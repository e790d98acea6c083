package org.zuflint.core.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.kernel.KernelWords;
import org.zuflint.core.preprocess.Preprocessed;
import org.zuflint.core.preprocess.Preprocessor;
import org.zuflint.core.preprocess.Trouble;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/**
 * A file that is read as its compiler sees it; as it is written when the preprocessor cannot see
 * what the compiler sees.
 */
public final class CompiledSource implements Source {
  private final Source written;
  private final Compilation how;
  private volatile @Nullable String obstacle;
  private volatile SoftReference<Unit> known = new SoftReference<>(null);

  public CompiledSource(Source written, Compilation how) {
    this.written = written;
    this.how = how;
  }

  @Override
  public String path() {
    return written.path();
  }

  @Override
  public SourceFile read() throws IOException {
    return written.read();
  }

  /** Why the file was read as it is written; null while it was not. */
  public @Nullable String obstacle() {
    return obstacle;
  }

  /** What was told of it when it was read before. */
  public void recall(String told) {
    obstacle = told;
  }

  /** Another text of the file, read in the same way. */
  public CompiledSource with(SourceFile text) {
    return new CompiledSource(Source.of(text), how);
  }

  /** Whether it is {@code other} that is read. */
  public boolean reads(Source other) {
    return written.equals(other);
  }

  Unit unit() throws IOException {
    Unit unit = known.get();
    if (unit == null) {
      unit = made();
      known = new SoftReference<>(unit);
    }
    return unit;
  }

  private Unit made() throws IOException {
    SourceFile file = read();
    SourceFile named = SourceFile.of(how.options().file(), file.bytes());
    AuthorWords words = new AuthorWords(how.headers().vocabulary(), how.options(), how.compiler());
    try {
      TokenFile main = how.headers().lex(named);
      Preprocessed unit =
          Preprocessor.run(
              how.headers(),
              main,
              how.compiler().settings(how.options()).keeping(words, KernelWords.ASKED));
      if (unit.troubles().isEmpty()) {
        Predicate<TokenFile> foreign = in -> in != main && words.isForeign(in);
        Predicate<TokenFile> passed =
            in -> in != main && (foreign.test(in) || how.apart().test(in.source().path()));
        return Parser.parse(file, unit, foreign, passed, how.shown());
      }
      obstacle = words(unit.troubles().getFirst(), file);
    } catch (UncheckedIOException unreadable) {
      obstacle = "a header cannot be read: " + unreadable.getMessage();
    }
    return Parser.parse(file);
  }

  private String words(Trouble trouble, SourceFile file) {
    List<Place> from = trouble.includedFrom();
    String chain =
        from.isEmpty()
            ? ""
            : from.stream()
                .map(place -> shown(place, file))
                .collect(Collectors.joining(", from ", ", included from ", ""));
    return shown(trouble.where(), file) + ": " + trouble.message() + chain;
  }

  private String shown(Place place, SourceFile file) {
    String name =
        place.file().equals(how.options().file()) ? file.path() : how.shown().apply(place.file());
    return name + ":" + place.line();
  }
}
