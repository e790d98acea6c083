package org.zuflint.core.state;

import java.util.ArrayList;
import java.util.List;

/** One way an expression, or a function, can come out: its value and the state after it. */
public record Result(State state, Value value) {

  /**
   * Tests that all these paths passed with the same answer, and some other path with another: a
   * test whose other answer is always refused tells nothing apart.
   */
  public static List<String> telling(List<Result> paths, List<Result> all) {
    List<String> guards = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    if (paths.size() == all.size()) {
      return guards;
    }
    paths
        .get(0)
        .state()
        .conditions()
        .forEach((subject, condition) -> {
          boolean here = paths.stream().allMatch(path -> same(path, subject, condition));
          boolean everywhere = all.stream().allMatch(path -> same(path, subject, condition));
          boolean chosen =
              all.stream()
                  .anyMatch(path ->
                      path.state().condition(subject) instanceof Condition other
                          && !condition.text().equals(other.text()));
          if (here && !everywhere && !condition.text().isEmpty()) {
            (chosen ? guards : refusals).add(condition.text());
          }
        });
    return guards.isEmpty() ? refusals : guards;
  }

  private static boolean same(Result path, String subject, Condition condition) {
    Condition other = path.state().condition(subject);
    return other != null && condition.text().equals(other.text());
  }
}
