package org.zuflint.core.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zuflint.core.source.SourceFile;

/**
 * Cuts a text into the files of a case.
 *
 * @param origin the file on disk that the text stands in
 * @param halves where drivers stand that cases are put together with
 * @param before how many lines stand before the text
 */
record Splitter(Path origin, Path halves, int before) {
  private static final Pattern FILE = Pattern.compile("(?m)^// file: (\\S+)\n");
  private static final Pattern WITH = Pattern.compile("(?m)^// with: (\\w+) (.*)$");
  private static final Pattern WITHOUT = Pattern.compile("(?m)^// without: (\\w+) (.*)$");
  private static final Pattern AT = Pattern.compile("(?m)^// (zap|insert): (.*)$");

  /**
   * {@code // file: server/main.c} starts another file; what stands before the first is one too.
   */
  List<Case.Part> parts(String name, String text) {
    Matcher mark = FILE.matcher(text);
    List<Case.Part> parts = new ArrayList<>();
    String current = name;
    int start = 0;
    while (mark.find()) {
      if (!text.substring(start, mark.start()).isBlank()) {
        parts.add(part(current, text, start, mark.start()));
      }
      current = mark.group(1);
      start = mark.end();
    }
    parts.add(part(current, text, start, text.length()));
    parts.addAll(half(text));
    return parts;
  }

  private Case.Part part(String name, String text, int from, int to) {
    int lines = before + Case.lines(text.substring(0, from));
    return new Case.Part(SourceFile.of(name, text.substring(from, to)), origin, lines);
  }

  /**
   * {@code // with: served verdict: verified} adds the kernel half of {@code halves/}; what is
   * expected of it stands in the case. {@code // without: VM_X want: ...} takes a flag out of it,
   * {@code // zap: want: ...} expects something where it zaps.
   */
  private List<Case.Part> half(String text) {
    Matcher with = WITH.matcher(text);
    if (!with.find()) {
      return List.of();
    }
    Path driver = halves.resolve(with.group(1) + ".c");
    String half = Case.read(driver);
    for (Matcher at = AT.matcher(text); at.find(); ) {
      half = half.replace("@" + at.group(1), at.group(2));
    }
    Matcher without = WITHOUT.matcher(text);
    half =
        without.find()
            ? half.replace(without.group(1) + " | ", "").replace("@flags", without.group(2))
            : half;
    Path api = halves.resolve("srv_api.h");
    return List.of(
        new Case.Part(
            SourceFile.of("kernel/" + with.group(1) + ".c", half.replace("@expect", with.group(2))),
            driver,
            0),
        new Case.Part(SourceFile.of("kernel/srv_api.h", Case.read(api)), api, 0));
  }
}
