package org.zuflint.core.program;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.Source;

/**
 * Trees that are in memory now; the collector takes them when it must, and they are parsed again.
 */
final class Units {
  private static final Pattern REST = Pattern.compile(",\\s*##\\s*");
  private static final Pattern PASTE = Pattern.compile("\\s*##\\s*");

  private final Map<Integer, SoftReference<Unit>> units = new ConcurrentHashMap<>();
  private final Map<String, Optional<Expr>> bodies = new ConcurrentHashMap<>();

  Unit of(int file, Source source) throws IOException {
    SoftReference<Unit> kept = units.get(file);
    Unit unit = kept == null ? null : kept.get();
    if (unit == null) {
      unit = Parser.parse(source);
      units.put(file, new SoftReference<>(unit));
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
