package org.zuflint.core.parse.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSetTest {
  private static final WordSet WORDS = new WordSet(List.of("vma", "zap_vma_ptes", "__pte"));

  @Test
  void wholeWordsOnly() {
    assertTrue(WORDS.isIn("(d)->vma"));
    assertTrue(WORDS.isIn("vma"));
    assertTrue(WORDS.isIn("x##__pte"));
    assertFalse(WORDS.isIn("(d)->vma2 + _vma + zap_vma"));
    assertFalse(WORDS.isIn("évma_"));
    assertFalse(WORDS.isIn(""));
  }

  @Test
  void eachIsToldWhereItStands() {
    List<String> found = new ArrayList<>();
    WORDS.each("zap_vma_ptes(vma, a, b); (vma)", found::add);
    assertEquals(List.of("zap_vma_ptes", "vma", "vma"), found);
  }

  @Test
  void aTextHasAllItsWords() {
    assertEquals(List.of("a1", "_b", "3"), WordSet.of(" a1+_b->3;"));
  }
}
