package org.zuflint.core.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zuflint.core.preprocess.text.TokenFile;
import org.zuflint.core.source.Place;

/** What the numbers of places mean: every reading of a file has numbers of its own. */
public final class Places {
  private final List<TokenFile> files = new ArrayList<>();
  private int[] bases = new int[256];
  private int[] includes = new int[256];
  private int next = 1;

  /** A file is read, included at {@code from} (0: by nobody); its first byte has this number. */
  int enter(TokenFile file, int from) {
    int count = files.size();
    if (count == bases.length) {
      bases = Arrays.copyOf(bases, count * 2);
      includes = Arrays.copyOf(includes, count * 2);
    }
    files.add(file);
    bases[count] = next;
    includes[count] = from;
    next += file.length();
    return bases[count];
  }

  private int reading(int place) {
    int found = Arrays.binarySearch(bases, 0, files.size(), place);
    return found >= 0 ? found : -found - 2;
  }

  /** The file that a place is in. */
  public TokenFile file(int place) {
    return files.get(reading(place));
  }

  public Place place(int place) {
    int reading = reading(place);
    TokenFile file = files.get(reading);
    return file.source().place(file.offset(place - bases[reading]));
  }

  /** The {@code #include}s that lead to a place, the innermost first. */
  public List<Place> includedFrom(int place) {
    List<Place> chain = new ArrayList<>();
    int from = includes[reading(place)];
    while (from != 0) {
      chain.add(place(from));
      from = includes[reading(from)];
    }
    return chain;
  }
}
