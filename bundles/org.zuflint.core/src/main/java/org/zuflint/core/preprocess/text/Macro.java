package org.zuflint.core.preprocess.text;

import org.zuflint.core.parse.lex.Operators;

/**
 * A macro's definition, whoever reads it: what stands in its body and what is to be done with it.
 */
public final class Macro {

  /** Who makes the body. */
  public enum Kind {
    DEFINED,
    FILE,
    LINE,
    COUNTER,
    BASE_FILE,
    INCLUDE_LEVEL,
    DATE,
    TIME,
    PRAGMA,
    QUESTION
  }

  /** Stands for itself. */
  public static final byte PLAIN = 0;

  /** Stands for an argument. */
  public static final byte PARAMETER = 1;

  /** Stands for an argument made a string. */
  public static final byte STRING = 2;

  /** Starts what is there only if there are variable arguments. */
  public static final byte OPTIONAL = 3;

  /** The same, made a string. */
  public static final byte OPTIONAL_STRING = 4;

  /** The number of a comma. */
  public static final int COMMA = Operators.id(",");

  static final TokenList EMPTY = new TokenList(0);

  private final int name;
  private final Kind kind;
  private final int parameters;
  private final boolean variadic;
  private final TokenList body;
  private final byte[] roles;
  private final int[] ends;

  /** By parameter, whether the body wants the argument expanded. */
  private final boolean[] wanted;

  private Macro(
      int name,
      Kind kind,
      int parameters,
      boolean variadic,
      TokenList body,
      byte[] roles,
      int[] ends) {
    this.name = name;
    this.kind = kind;
    this.parameters = parameters;
    this.variadic = variadic;
    this.body = body;
    this.roles = roles;
    this.ends = ends;
    wanted = new boolean[Math.max(0, parameters)];
    for (int i = 0; i < body.count(); i++) {
      boolean pasted = body.is(i, TokenList.PASTES) || (i > 0 && body.is(i - 1, TokenList.PASTES));
      if (roles[i] == PARAMETER && !pasted) {
        wanted[body.id(i)] = true;
      } else if (roles[i] >= OPTIONAL) {
        wanted[parameters - 1] = true;
      }
    }
  }

  /**
   * A macro with a body.
   *
   * @param parameters as {@link #parameters}
   * @param roles by token of the body, what it is
   * @param ends by token, where the contents of its {@code __VA_OPT__} end
   */
  static Macro defined(
      int name, int parameters, boolean variadic, TokenList body, byte[] roles, int[] ends) {
    return new Macro(name, Kind.DEFINED, parameters, variadic, body, roles, ends);
  }

  /** A macro that the preprocessor knows by itself. */
  public static Macro builtIn(int name, Kind kind) {
    boolean function = kind == Kind.PRAGMA || kind == Kind.QUESTION;
    return new Macro(name, kind, function ? 1 : -1, false, EMPTY, new byte[0], new int[0]);
  }

  /** Number of its name. */
  public int name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** How many it has, the variadic one included; -1 for an object-like macro. */
  public int parameters() {
    return parameters;
  }

  public boolean isFunction() {
    return parameters >= 0;
  }

  /** Whether the last parameter takes all arguments that are left. */
  public boolean variadic() {
    return variadic;
  }

  /**
   * The body's tokens. The number of a parameter, from 0, stands for the spelling where the role
   * says so; places count from the start of the file.
   */
  public TokenList body() {
    return body;
  }

  /** Whether the body wants the argument of a parameter expanded. */
  public boolean wants(int parameter) {
    return wanted[parameter];
  }

  /** What token {@code at} of the body is. */
  public byte role(int at) {
    return roles[at];
  }

  /** Where the contents of the {@code __VA_OPT__} at {@code at} end. */
  public int end(int at) {
    return ends[at];
  }
}
