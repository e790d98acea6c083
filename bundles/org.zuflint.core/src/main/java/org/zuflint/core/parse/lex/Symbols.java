package org.zuflint.core.parse.lex;

import java.util.Arrays;

/** The words of one file, each with a number, its spelling and what is known of it. */
public final class Symbols {
  private static final Symbols KNOWN = known();

  private int[] slots;
  private int[] hashes;
  private int[] flags;
  private byte[] keywords;
  private String[] names;
  private int count;

  private Symbols(
      int[] slots, int[] hashes, int[] flags, byte[] keywords, String[] names, int count) {
    this.slots = slots;
    this.hashes = hashes;
    this.flags = flags;
    this.keywords = keywords;
    this.names = names;
    this.count = count;
  }

  /** A table that knows {@link Words} and nothing else. */
  public static Symbols create() {
    return new Symbols(
        KNOWN.slots.clone(),
        KNOWN.hashes.clone(),
        KNOWN.flags.clone(),
        KNOWN.keywords.clone(),
        KNOWN.names.clone(),
        KNOWN.count);
  }

  private static Symbols known() {
    int size = 4096;
    Symbols symbols =
        new Symbols(
            new int[size],
            new int[size / 2],
            new int[size / 2],
            new byte[size / 2],
            new String[size / 2],
            1);
    Words.enter(symbols);
    return symbols;
  }

  /** The word's number, from 1. */
  public int id(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return id(text, from, to, hash);
  }

  int id(byte[] text, int from, int to, int hash) {
    int mask = slots.length - 1;
    int slot = mix(hash) & mask;
    while (true) {
      int id = slots[slot];
      if (id == 0) {
        return add(slot, text, from, to, hash);
      }
      if (hashes[id] == hash && Spellings.equal(names[id], text, from, to)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The word's number, or 0 when it does not occur. */
  public int find(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    int mask = slots.length - 1;
    int slot = mix(hash) & mask;
    while (slots[slot] != 0) {
      int id = slots[slot];
      if (hashes[id] == hash && Spellings.equal(names[id], text, from, to)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  public String name(int id) {
    return names[id];
  }

  public int flags(int id) {
    return flags[id];
  }

  public boolean is(int id, int flag) {
    return (flags[id] & flag) != 0;
  }

  public void mark(int id, int flag) {
    flags[id] |= flag;
  }

  /** The keyword's token type, 0 for an ordinary word. */
  byte keyword(int id) {
    return keywords[id];
  }

  void keyword(int id, byte type) {
    keywords[id] = type;
  }

  private int add(int slot, byte[] text, int from, int to, int hash) {
    int id = count++;
    if (id == names.length) {
      grow();
    }
    slots[slot] = id;
    hashes[id] = hash;
    names[id] = Spellings.of(text, from, to, hash);
    flags[id] = Words.spelling(text, from, to);
    if (count * 2 > slots.length) {
      rehash();
    }
    return id;
  }

  private void grow() {
    int size = names.length * 2;
    hashes = Arrays.copyOf(hashes, size);
    flags = Arrays.copyOf(flags, size);
    keywords = Arrays.copyOf(keywords, size);
    names = Arrays.copyOf(names, size);
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int id = 1; id < count; id++) {
      int slot = mix(hashes[id]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id;
    }
  }

  private static int mix(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
