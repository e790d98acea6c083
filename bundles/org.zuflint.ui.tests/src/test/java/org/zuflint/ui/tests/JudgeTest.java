package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.ui.hand.Bench;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Hand;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.preference.Choices;
import org.zuflint.ui.view.SummaryView;

/** "Judge with zuflint" is about what is selected. */
class JudgeTest {
  private static final String NOTES = "kernel/notes.c";
  private static final String RING = "kernel/ring.c";

  private DriverProject driver;

  @BeforeEach
  void openTheExampleWithEverythingSwitchedOff() throws Exception {
    driver = DriverProject.example();
    Patience.untilQuiet();
    InstanceScope.INSTANCE.getNode(Choices.NODE).putBoolean(Choices.SAVING, false);
    InstanceScope.INSTANCE.getNode(Choices.NODE).putBoolean(Choices.TYPING, false);
  }

  @AfterEach
  void remove() throws Exception {
    InstanceScope.INSTANCE.getNode(Choices.NODE).remove(Choices.SAVING);
    InstanceScope.INSTANCE.getNode(Choices.NODE).remove(Choices.TYPING);
    Hand.putAway();
    driver.delete();
  }

  @Test
  void onlyWhatIsSelectedIsShown() throws Exception {
    List<String> notes = shown(NOTES);
    List<String> ring = shown(RING);
    assertFalse(notes.isEmpty() || ring.isEmpty(), driver.shown().toString());
    driver.write(NOTES, "\n" + driver.text(NOTES));
    driver.write(RING, "\n\n" + driver.text(RING));
    Patience.untilQuiet();

    judge(driver.file(RING));
    assertEquals(notes, shown(NOTES), "was not asked for");
    assertEquals(ring.size(), shown(RING).size());
    assertTrue(shown(RING).stream().noneMatch(ring::contains), shown(RING).toString());
    assertEquals(
        "asked for kernel/ring.c: 1 finding in 1 file, judged with all 8 of the project", said());

    judge(driver.project().getFolder("kernel"));
    assertTrue(shown(NOTES).stream().noneMatch(notes::contains), shown(NOTES).toString());

    judge(driver.project());
    assertFalse(said().startsWith("asked for"), said());
  }

  private List<String> shown(String file) throws Exception {
    return driver.shown().stream().filter(line -> line.startsWith(file)).toList();
  }

  /** The first line about the project in the view that the command shows. */
  private static String said() {
    SummaryView view = (SummaryView) Bench.page().findView(SummaryView.ID);
    return view.words().lines().skip(2).findFirst().orElse("");
  }

  private static void judge(IResource selected) throws Exception {
    IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
    ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
    IEvaluationContext context = handlers.createContextSnapshot(false);
    context.addVariable(ISources.ACTIVE_CURRENT_SELECTION_NAME, new StructuredSelection(selected));
    handlers.executeCommandInContext(commands.deserialize("org.zuflint.ui.judge"), null, context);
    Patience.untilQuiet();
    boolean[] drawn = {false};
    PlatformUI.getWorkbench().getDisplay().asyncExec(() -> drawn[0] = true);
    Patience.until(() -> drawn[0]);
  }
}
