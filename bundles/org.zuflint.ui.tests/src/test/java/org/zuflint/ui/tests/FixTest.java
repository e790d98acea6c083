package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Editor;
import org.zuflint.ui.hand.Hand;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.marker.Attributes;
import org.zuflint.ui.marker.FindingMarkers;

/** Every repair that is offered makes its marker go, and one undo brings it back. */
class FixTest {
  private DriverProject driver;

  @BeforeEach
  void openTheExample() throws Exception {
    driver = DriverProject.example();
    Patience.untilProved();
  }

  @AfterEach
  void remove() throws Exception {
    Hand.putAway();
    driver.delete();
  }

  @Test
  void repairsAreMadeAndUndone() throws Exception {
    List<String> shown = driver.shown();
    Set<String> made = new TreeSet<>();
    for (int i = 0; i < driver.markers().length; i++) {
      IMarker marker = driver.markers()[i];
      for (IMarkerResolution resolution : repairs(marker)) {
        if (!made.add(marker.getAttribute(Attributes.RULE, "") + resolution.getLabel())) {
          continue;
        }
        Editor editor = Editor.open(marker);
        String before = editor.document().get();
        resolution.run(marker);
        Patience.untilProved();
        assertFalse(marker.exists(), resolution.getLabel());
        assertTrue(driver.shown().size() < shown.size(), resolution.getLabel());
        editor.undo();
        Patience.untilProved();
        assertEquals(before, editor.document().get(), resolution.getLabel());
        assertEquals(shown, driver.shown(), resolution.getLabel());
        editor.close();
        driver.write(marker(i).getResource().getProjectRelativePath().toString(), before);
        Patience.untilProved();
      }
    }
    assertTrue(made.size() >= 2, made.toString());
  }

  @Test
  void aRepairIsShownBeforeItIsMade() throws Exception {
    IMarker marker = repairable();
    IMarkerResolution preview =
        Arrays.stream(all(marker))
            .filter(one -> one.getLabel().endsWith("(preview...)"))
            .findFirst()
            .orElseThrow();
    Editor editor = Editor.open(marker);
    String before = editor.document().get();

    Hand.pressLater("zuflint", "Cancel", "");
    preview.run(marker);
    assertEquals(before, editor.document().get());
    Hand.pressLater("zuflint", "OK", "");
    preview.run(marker);
    assertNotEquals(before, editor.document().get());
    Patience.untilProved();
    assertFalse(marker.exists());
  }

  @Test
  void allOfAKindAreRepairedTogether() throws Exception {
    String text = driver.text("kernel/pages.c");
    driver.write("kernel/more.c", text.replace("VM_DONTCOPY | ", "").replace("pin_", "more_"));
    driver.write("kernel/less.c", text.replace("VM_DONTCOPY | ", "").replace("pin_", "less_"));
    driver.rebuild();
    Patience.untilProved();
    IMarker[] all = driver.markers();
    List<IMarker> kind = new ArrayList<>();
    WorkbenchMarkerResolution resolution = null;
    for (IMarker marker : all) {
      for (IMarkerResolution one : repairs(marker)) {
        if (resolution == null
            && one instanceof WorkbenchMarkerResolution many
            && many.findOtherMarkers(all).length > 0) {
          resolution = many;
          kind.add(marker);
          kind.addAll(List.of(many.findOtherMarkers(all)));
        }
      }
    }
    assertTrue(kind.size() > 1, "two of a kind in " + driver.shown());
    Hand.pressLater("zuflint", "OK", "");
    resolution.run(kind.toArray(IMarker[]::new), null);
    Patience.until(() -> kind.stream().noneMatch(IMarker::exists));
  }

  @Test
  void aFindingIsAllowedWithAReason() throws Exception {
    List<String> shown = driver.shown();
    IMarker marker = driver.markers()[0];
    String rule = marker.getAttribute(Attributes.RULE, "");
    Hand.pressLater("Allow a finding", "OK", "it is a test");
    starting(marker, "Allow this").run(marker);
    Patience.untilProved();
    assertFalse(marker.exists());
    IMarker[] allowed =
        driver.project().findMarkers(FindingMarkers.ALLOWED, false, IResource.DEPTH_INFINITE);
    assertEquals(1, allowed.length);
    assertTrue(allowed[0].getAttribute(IMarker.MESSAGE, "").contains("it is a test"));

    starting(allowed[0], "No longer allow this " + rule).run(allowed[0]);
    Patience.untilProved();
    assertEquals(shown, driver.shown());
  }

  private IMarker marker(int number) throws Exception {
    return driver.markers()[number];
  }

  private IMarker repairable() throws Exception {
    for (IMarker marker : driver.markers()) {
      if (!repairs(marker).isEmpty()) {
        return marker;
      }
    }
    throw new AssertionError("nothing can be repaired");
  }

  private static IMarkerResolution[] all(IMarker marker) {
    return IDE.getMarkerHelpRegistry().getResolutions(marker);
  }

  private static List<IMarkerResolution> repairs(IMarker marker) {
    return Arrays.stream(all(marker))
        .filter(one -> one instanceof WorkbenchMarkerResolution)
        .filter(one -> !one.getLabel().endsWith("(preview...)"))
        .toList();
  }

  private static IMarkerResolution starting(IMarker marker, String label) {
    return Arrays.stream(all(marker))
        .filter(one -> one.getLabel().startsWith(label))
        .findFirst()
        .orElseThrow();
  }
}
