package org.zuflint.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree keeps the rules of the house, and the house test can fail. */
class HouseTest {
  @TempDir Path planted;

  @Test
  void theTreeKeepsTheRules() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    List<String> complaints = House.complaints(root);
    assertTrue(complaints.isEmpty(), () -> "\n" + String.join("\n", complaints) + "\n");
  }

  @Test
  void aSmallTreeThatKeepsThemIsLeftAlone() throws IOException {
    new SmallTree(planted).build();
    assertEquals(List.of(), House.complaints(planted));
  }

  @Test
  void everyPlantedFaultIsFound() throws IOException {
    SmallTree tree = new SmallTree(planted);
    tree.build();
    List<String> missed = new ArrayList<>();
    for (SmallTree.Fault fault : SmallTree.FAULTS) {
      String before = tree.plant(fault);
      List<String> complaints = House.complaints(planted);
      if (complaints.stream().noneMatch(complaint -> complaint.contains(fault.complaint()))) {
        missed.add(fault + " gave " + complaints);
      }
      tree.restore(fault, before);
    }
    assertEquals(List.of(), missed);
    assertEquals(List.of(), House.complaints(planted), "after the last fault was taken out");
  }
}
