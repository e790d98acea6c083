package org.zuflint.core.parse.lex;

import java.util.Arrays;

/** The words of one file, each with a number, its spelling and what is known of it. */
public final class Symbols {
  private static final Symbols KNOWN = known();

  /** Where the words of {@link #KNOWN} stand first: nowhere in this file yet. */
  private static final int NOWHERE = -1;

  private int[] slots;
  private int[] hashes;
  private int[] flags;
  private int[] firsts;
  private byte[] keywords;
  private String[] names;
  private int count;
  private int[] notes = new int[16];
  private int noted;
  private boolean watching;

  private Symbols(int size) {
    slots = new int[size];
    hashes = new int[size / 2];
    flags = new int[size / 2];
    firsts = new int[size / 2];
    keywords = new byte[size / 2];
    names = new String[size / 2];
    count = 1;
  }

  private Symbols(Symbols other) {
    slots = other.slots.clone();
    hashes = other.hashes.clone();
    flags = other.flags.clone();
    firsts = other.firsts.clone();
    keywords = other.keywords.clone();
    names = other.names.clone();
    count = other.count;
  }

  private Symbols(String[] names) {
    slots = new int[0];
    hashes = slots;
    firsts = slots;
    keywords = new byte[0];
    flags = new int[names.length];
    this.names = names;
    count = names.length;
  }

  /** A table of words that have their numbers already, and of which nothing is known. */
  public static Symbols over(String[] names) {
    return new Symbols(names);
  }

  /** A table that knows {@link Words} and nothing else. */
  public static Symbols create() {
    return new Symbols(KNOWN);
  }

  /** What {@link Words} lists of a word; 0 when it does not. */
  static int known(byte[] word) {
    int hash = Spellings.hash(word, 0, word.length);
    int mask = KNOWN.slots.length - 1;
    for (int slot = mix(hash) & mask; KNOWN.slots[slot] != 0; slot = (slot + 1) & mask) {
      int id = KNOWN.slots[slot];
      if (KNOWN.hashes[id] == hash && Spellings.equal(KNOWN.names[id], word, 0, word.length)) {
        return KNOWN.flags[id];
      }
    }
    return 0;
  }

  private static Symbols known() {
    Symbols symbols = new Symbols(4096);
    Words.enter(symbols);
    Arrays.fill(symbols.firsts, NOWHERE);
    return symbols;
  }

  /** The word's number, from 1; always of the same text. */
  int id(byte[] text, int from, int to, int hash) {
    int mask = slots.length - 1;
    int slot = mix(hash) & mask;
    while (true) {
      int id = slots[slot];
      if (id == 0) {
        return add(slot, text, from, to, hash);
      }
      if (hashes[id] == hash && isWord(id, text, from, to)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The word's number, or 0 when it does not occur. */
  public int find(byte[] text, int from, int to) {
    int hash = Spellings.hash(text, from, to);
    int mask = slots.length - 1;
    int slot = mix(hash) & mask;
    while (slots[slot] != 0) {
      int id = slots[slot];
      if (hashes[id] == hash && isWord(id, text, from, to)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  /** Word for word by bytes; by spelling when the word has not stood in the text before. */
  private boolean isWord(int id, byte[] text, int from, int to) {
    int first = firsts[id];
    if (first != NOWHERE && names[id].length() == to - from) {
      return Arrays.equals(text, from, to, text, first, first + to - from);
    }
    if (!Spellings.equal(names[id], text, from, to)) {
      return false;
    }
    firsts[id] = from;
    return true;
  }

  /** Numbers are below it. */
  public int count() {
    return count;
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
    if (watching) {
      note(id, flag);
    }
    flags[id] |= flag;
  }

  /** From now on it is noted what is marked. */
  public void watch() {
    watching = true;
    noted = 0;
  }

  /** What was marked since {@link #watch}: number and flag in turn. */
  public int[] watched() {
    watching = false;
    return Arrays.copyOf(notes, noted);
  }

  private void note(int id, int flag) {
    if ((flags[id] & flag) != flag) {
      if (noted == notes.length) {
        notes = Arrays.copyOf(notes, noted * 2);
      }
      notes[noted++] = id;
      notes[noted++] = flag;
    }
  }

  /** The word's token type; 0 when it is no keyword. */
  public byte keyword(int id) {
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
    Spellings.Word word = Spellings.of(text, from, to, hash);
    names[id] = word.text();
    flags[id] = word.flags();
    firsts[id] = from;
    if (count * 2 > slots.length) {
      rehash();
    }
    return id;
  }

  private void grow() {
    int size = names.length * 2;
    hashes = Arrays.copyOf(hashes, size);
    flags = Arrays.copyOf(flags, size);
    firsts = Arrays.copyOf(firsts, size);
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
