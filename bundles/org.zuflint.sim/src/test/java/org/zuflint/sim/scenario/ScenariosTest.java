package org.zuflint.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zuflint.sim.explore.Answer;

/** Every scenario reaches its goal, and its twin does not. */
class ScenariosTest {
  static Stream<Scenario> all() {
    return Scenarios.all().stream();
  }

  @Test
  void areNumberedFrom1To21() {
    assertEquals(
        IntStream.rangeClosed(1, 21).boxed().toList(),
        Scenarios.all().stream().map(Scenario::number).toList());
  }

  @ParameterizedTest
  @MethodSource("all")
  void reachesItsGoal(Scenario scenario) {
    assertEquals(Answer.Kind.FOUND, scenario.explore(scenario.breaks()).kind(), scenario.name());
  }

  @ParameterizedTest
  @MethodSource("all")
  void hasATwinThatHolds(Scenario scenario) {
    Answer answer = scenario.explore(scenario.holds());
    assertEquals(Answer.Kind.PROVED, answer.kind(), scenario.name());
  }
}
