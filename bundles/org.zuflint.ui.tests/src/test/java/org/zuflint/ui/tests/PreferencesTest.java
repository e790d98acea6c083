package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferencePage;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Hand;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.preference.Choices;

/** What the user can switch, for all projects and for one, and the cheat sheet's commands. */
class PreferencesTest {
  private static final List<String> ALL = List.of(Choices.TYPING, Choices.SAVING, Choices.REPAIRS);

  private DriverProject one;
  private DriverProject other;

  @BeforeEach
  void makeTwoProjects() throws Exception {
    one = new DriverProject("one");
    one.convert(true);
    other = new DriverProject("other");
    other.convert(true);
  }

  @AfterEach
  void remove() throws Exception {
    ALL.forEach(key -> InstanceScope.INSTANCE.getNode(Choices.NODE).remove(key));
    Patience.untilQuiet();
    one.delete();
    other.delete();
  }

  @Test
  void theWorkspaceChoosesForAll() {
    assertTrue(ALL.stream().allMatch(key -> Choices.of(one.project()).on(key)));
    PreferenceDialog dialog =
        PreferencesUtil.createPreferenceDialogOn(null, "org.zuflint.ui.preferences", null, null);
    press(dialog, "As I type");
    press(dialog, "When a file was saved, renamed or deleted");
    assertTrue(page(dialog).performOk());
    dialog.close();
    assertFalse(Choices.of(one.project()).on(Choices.TYPING));
    assertFalse(Choices.of(other.project()).on(Choices.SAVING));
    assertTrue(Choices.of(other.project()).on(Choices.REPAIRS));
  }

  @Test
  void aProjectChoosesForItself() {
    PreferenceDialog dialog = properties();
    press(dialog, "This project chooses for itself");
    press(dialog, "Try repairs in the background");
    Spinner rest = Hand.find(dialog.getShell(), Spinner.class);
    assertEquals(150, rest.getSelection());
    rest.setSelection(400);
    assertTrue(page(dialog).performOk());
    dialog.close();
    assertEquals(400, Choices.of(one.project()).restMillis());
    assertEquals(150, Choices.of(other.project()).restMillis());
    assertFalse(Choices.of(one.project()).on(Choices.REPAIRS));
    assertTrue(Choices.of(one.project()).on(Choices.TYPING));
    assertTrue(Choices.of(other.project()).on(Choices.REPAIRS), "the other project is as before");
    dialog = properties();
    assertTrue(Hand.button(dialog.getShell(), "This project chooses for itself").getSelection());
    press(dialog, "This project chooses for itself");
    assertTrue(page(dialog).performOk());
    dialog.close();
    assertTrue(Choices.of(one.project()).on(Choices.REPAIRS), "as all others again");
    assertEquals(150, Choices.of(one.project()).restMillis());
  }

  @Test
  void everyCommandOfTheCheatSheetIsThere() throws Exception {
    Document sheet =
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                Platform.getBundle("org.zuflint.ui").getEntry("help/first-bug.xml").openStream());
    NodeList commands = sheet.getElementsByTagName("command");
    assertTrue(commands.getLength() >= 3);
    ICommandService service = PlatformUI.getWorkbench().getService(ICommandService.class);
    for (int i = 0; i < commands.getLength(); i++) {
      String text = ((Element) commands.item(i)).getAttribute("serialization");
      ParameterizedCommand command = service.deserialize(text);
      assertTrue(command.getCommand().isDefined(), text);
      for (Object id : command.getParameterMap().values()) {
        assertTrue(
            PlatformUI.getWorkbench().getViewRegistry().find((String) id) != null
                || PlatformUI.getWorkbench().getNewWizardRegistry().findWizard((String) id) != null,
            text);
      }
    }
    assertEquals(
        "Find and fix your first VM_LOCAL_CPU bug",
        sheet.getDocumentElement().getAttribute("title"));
  }

  private PreferenceDialog properties() {
    return PreferencesUtil.createPropertyDialogOn(
        null, one.project(), "org.zuflint.ui.properties", null, null);
  }

  private static IPreferencePage page(PreferenceDialog dialog) {
    return (IPreferencePage) dialog.getSelectedPage();
  }

  private static void press(PreferenceDialog dialog, String label) {
    Button button = Hand.button(dialog.getShell(), label);
    assertTrue(button != null && button.isEnabled(), label);
    button.setSelection(!button.getSelection());
    button.notifyListeners(SWT.Selection, new Event());
  }
}
