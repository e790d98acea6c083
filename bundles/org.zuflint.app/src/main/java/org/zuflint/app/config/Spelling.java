package org.zuflint.app.config;

import java.util.Collection;
import java.util.Locale;

/** What somebody may have meant who wrote a word that does not exist. */
public final class Spelling {
  private static final int NEAR = 3;

  private Spelling() {}

  /** {@code did you mean 'kernel'?}, or the words there are. */
  public static String cure(String wrong, Collection<String> words) {
    String best = "";
    int distance = NEAR + 1;
    for (String word : words) {
      int now = distance(wrong.toLowerCase(Locale.ROOT).replace('_', '-'), word);
      if (now < distance) {
        best = word;
        distance = now;
      }
    }
    return best.isEmpty() || distance >= wrong.length()
        ? "it can be " + String.join(", ", words)
        : "did you mean '" + best + "'?";
  }

  /** How many letters must be added, removed or changed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
