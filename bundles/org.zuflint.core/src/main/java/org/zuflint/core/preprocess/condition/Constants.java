package org.zuflint.core.preprocess.condition;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers and character constants. */
final class Constants {
  private static final Pattern NUMBER =
      Pattern.compile("(0x[0-9a-f]+|0b[01]+|0[0-7]*|[1-9][0-9]*)(u?l?l?|l?l?u)");

  private Constants() {}

  static Amount number(String spelling) throws Malformed {
    Matcher matcher = NUMBER.matcher(spelling.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new Malformed("'" + spelling + "' is no integer");
    }
    String digits = matcher.group(1);
    boolean prefixed = digits.length() > 1 && digits.charAt(0) == '0';
    int radix = 10;
    if (prefixed) {
      radix = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'b' ? 2 : 8;
      digits = digits.substring(radix == 8 ? 1 : 2);
    }
    try {
      long value = Long.parseUnsignedLong(digits, radix);
      return new Amount(value, matcher.group(2).contains("u") || value < 0);
    } catch (NumberFormatException tooLarge) {
      throw new Malformed("'" + spelling + "' is too large");
    }
  }

  /** A character constant; several characters make one number, as gcc has it. */
  static Amount character(String spelling) throws Malformed {
    int from = spelling.indexOf('\'') + 1;
    int end = spelling.length() - 1;
    if (end < from || spelling.charAt(end) != '\'' || end == from) {
      throw new Malformed(spelling + " is no character");
    }
    boolean wide = from > 1;
    long value = 0;
    int count = 0;
    int[] at = {from};
    while (at[0] < end) {
      long one = one(spelling, at, end);
      value = wide ? one : value << 8 | (one & 0xff);
      count++;
    }
    return new Amount(wide ? value : count == 1 ? (byte) value : (int) value, false);
  }

  private static long one(String text, int[] at, int end) throws Malformed {
    char c = text.charAt(at[0]++);
    if (c != '\\' || at[0] >= end) {
      return c;
    }
    char escape = text.charAt(at[0]++);
    if (escape == 'x') {
      return digits(text, at, end, 16, 16);
    }
    if (escape >= '0' && escape <= '7') {
      at[0]--;
      return digits(text, at, Math.min(end, at[0] + 3), 8, 3);
    }
    int named = "abtnvfr".indexOf(escape);
    if (named >= 0) {
      return 7L + named;
    }
    return escape == 'e' || escape == 'E' ? 27 : escape;
  }

  private static long digits(String text, int[] at, int end, int radix, int most) throws Malformed {
    int from = at[0];
    long value = 0;
    while (at[0] < end && at[0] < from + most && Character.digit(text.charAt(at[0]), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(at[0]++), radix);
    }
    if (at[0] == from) {
      throw new Malformed("an escape without digits");
    }
    return value;
  }
}
