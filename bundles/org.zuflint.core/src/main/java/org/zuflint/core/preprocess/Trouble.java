package org.zuflint.core.preprocess;

import java.util.List;
import org.zuflint.core.source.Place;

/**
 * What kept the preprocessor from seeing what the compiler sees.
 *
 * @param includedFrom the {@code #include}s that lead there, the innermost first
 */
public record Trouble(Place where, String message, List<Place> includedFrom) {
  public Trouble {
    includedFrom = List.copyOf(includedFrom);
  }
}
