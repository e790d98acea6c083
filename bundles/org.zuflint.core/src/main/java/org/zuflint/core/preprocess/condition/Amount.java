package org.zuflint.core.preprocess.condition;

/** A number of 64 bits, with or without sign. */
record Amount(long value, boolean unsigned) {
  static final Amount ZERO = new Amount(0, false);
  static final Amount ONE = new Amount(1, false);

  static Amount of(boolean truth) {
    return truth ? ONE : ZERO;
  }

  boolean isTrue() {
    return value != 0;
  }

  int compare(Amount other) {
    return unsigned || other.unsigned
        ? Long.compareUnsigned(value, other.value)
        : Long.compare(value, other.value);
  }

  /** A value computed from this and {@code other}. */
  Amount with(Amount other, long result) {
    return new Amount(result, unsigned || other.unsigned);
  }

  Amount shift(Amount by, boolean left) {
    boolean back = !by.unsigned && by.value < 0;
    long bits = back ? -by.value : by.value;
    boolean far = bits < 0 || bits > 63;
    if (left != back) {
      return new Amount(far ? 0 : value << bits, unsigned);
    }
    long sign = value < 0 ? -1 : 0;
    return unsigned
        ? new Amount(far ? 0 : value >>> bits, true)
        : new Amount(far ? sign : value >> bits, false);
  }

  Amount divided(Amount by, boolean rest) {
    boolean plain = !unsigned && !by.unsigned;
    if (plain) {
      return with(by, rest ? value % by.value : value / by.value);
    }
    return with(
        by, rest ? Long.remainderUnsigned(value, by.value) : Long.divideUnsigned(value, by.value));
  }
}
