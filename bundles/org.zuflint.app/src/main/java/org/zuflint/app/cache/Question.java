package org.zuflint.app.cache;

import java.util.List;
import org.zuflint.app.inputs.DiskFile;
import org.zuflint.app.sight.Surroundings;
import org.zuflint.core.parse.CompiledSource;
import org.zuflint.core.source.Source;

/**
 * What an answer depends on.
 *
 * @param asked all that it depends on beside files
 * @param files in the order in which they are analysed
 * @param sources the same as they are read: as they are written, or as they are compiled
 * @param around what they are read from beside themselves
 */
public record Question(
    List<String> asked, List<DiskFile> files, List<Source> sources, Surroundings around) {
  public Question {
    asked = List.copyOf(asked);
    files = List.copyOf(files);
    sources = List.copyOf(sources);
  }

  /** Why a file was not read as it is compiled, though it should be; else empty. */
  String obstacle(int file) {
    String obstacle =
        sources.get(file) instanceof CompiledSource compiled ? compiled.obstacle() : null;
    return obstacle == null ? "" : obstacle;
  }

  /** What an earlier run has told of a file with the same text. */
  void recall(int file, String obstacle) {
    if (sources.get(file) instanceof CompiledSource compiled && !obstacle.isEmpty()) {
      compiled.recall(obstacle);
    }
  }
}
