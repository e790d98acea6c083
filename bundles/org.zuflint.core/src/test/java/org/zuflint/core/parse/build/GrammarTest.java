package org.zuflint.core.parse.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.LL1Analyzer;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.junit.jupiter.api.Test;
import org.zuflint.grammar.GnuCParser;

/** The grammar is LL(1): the generated parser predicts (adaptivePredict) in one place only. */
class GrammarTest {

  @Test
  void onlyTheDanglingElseNeedsPrediction() {
    List<String> predicted = new ArrayList<>();
    ATN atn = GnuCParser._ATN;
    LL1Analyzer analyzer = new LL1Analyzer(atn);
    for (DecisionState decision : atn.decisionToState) {
      if (!isDecidedByOneWord(analyzer.getDecisionLookahead(decision))) {
        predicted.add(GnuCParser.ruleNames[decision.ruleIndex]);
      }
    }
    assertEquals(List.of("statement"), predicted);
  }

  private static boolean isDecidedByOneWord(IntervalSet[] alternatives) {
    IntervalSet seen = new IntervalSet();
    for (IntervalSet words : alternatives) {
      if (words == null || words.contains(Token.EPSILON) || !seen.and(words).isNil()) {
        return false;
      }
      seen.addAll(words);
    }
    return true;
  }
}
