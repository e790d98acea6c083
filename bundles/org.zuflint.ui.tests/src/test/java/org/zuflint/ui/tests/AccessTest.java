package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.hand.Bench;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Hand;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.picture.Lanes;
import org.zuflint.ui.view.FindingView;
import org.zuflint.ui.view.ProvidersView;
import org.zuflint.ui.view.SimulationView;
import org.zuflint.ui.view.SummaryView;
import org.zuflint.ui.view.WitnessView;

/** Who has no mouse, or hears the screen, gets as far as who sees it. */
class AccessTest {
  private static final List<String> VIEWS =
      List.of(FindingView.ID, WitnessView.ID, ProvidersView.ID, SimulationView.ID, SummaryView.ID);
  private static final List<Class<? extends Control>> NAMED =
      List.of(
          StyledText.class,
          Canvas.class,
          Combo.class,
          Scale.class,
          Table.class,
          Text.class,
          Tree.class);

  private DriverProject driver;

  @BeforeEach
  void openTheExample() throws Exception {
    driver = DriverProject.example();
    Patience.untilQuiet();
  }

  @AfterEach
  void remove() throws Exception {
    Hand.putAway();
    driver.delete();
  }

  @Test
  void whatTakesTheKeyboardHasAName() throws Exception {
    List<String> nameless = new ArrayList<>();
    for (String id : VIEWS) {
      IViewPart view = Bench.page().showView(id);
      look(id, panel(view), nameless);
    }
    PreferenceDialog dialog =
        PreferencesUtil.createPreferenceDialogOn(
            Bench.shell(), "org.zuflint.ui.preferences", new String[0], null);
    dialog.setBlockOnOpen(false);
    dialog.open();
    PreferencePage page = (PreferencePage) dialog.getSelectedPage();
    look("preferences", (Composite) page.getControl(), nameless);
    dialog.close();
    assertEquals(List.of(), nameless);
  }

  @Test
  void stepsAreGoneByKeysAndTold() throws Exception {
    IMarker error = driver.markersOf("kernel/notes.c").getFirst();
    WitnessView view = (WitnessView) Bench.page().showView(WitnessView.ID);
    view.show(error);
    Patience.until(view::isShown);
    Lanes lanes = Hand.find(panel(view), Lanes.class);
    Canvas canvas = Hand.find(lanes, Canvas.class);
    for (int key : new int[] {SWT.ARROW_DOWN, SWT.ARROW_DOWN, SWT.ARROW_UP}) {
      press(canvas, key);
    }
    assertEquals(2, view.at());
    assertTrue(name(canvas).startsWith("Step 2 of 8, CPU 0, server thread: uses"), name(canvas));
    press(canvas, SWT.END);
    assertEquals(lanes.steps(), view.at());
  }

  private static void press(Control control, int key) {
    Event event = new Event();
    event.keyCode = key;
    control.notifyListeners(SWT.KeyDown, event);
  }

  private static Composite panel(IViewPart view) {
    return (Composite) view.getSite().getService(MPart.class).getWidget();
  }

  private static void look(String where, Composite parent, List<String> nameless) throws Exception {
    Control before = null;
    for (Control control : parent.getChildren()) {
      boolean labelled = before instanceof Label label && !label.getText().isBlank();
      boolean inside = control instanceof StyledText || control instanceof Combo;
      if (NAMED.contains(control.getClass()) && !labelled && name(control).isEmpty()) {
        nameless.add(where + ": " + control);
      }
      if (control instanceof Composite composite && !inside) {
        look(where, composite, nameless);
      }
      before = control;
    }
  }

  /** What listeners say; the platform has no question for that. */
  private static String name(Control control) throws Exception {
    Field listeners = Accessible.class.getDeclaredField("accessibleListeners");
    listeners.setAccessible(true);
    AccessibleEvent event = new AccessibleEvent(control);
    if (listeners.get(control.getAccessible()) instanceof List<?> all) {
      for (Object one : all) {
        ((AccessibleListener) one).getName(event);
      }
    }
    return event.result == null ? "" : event.result;
  }
}
