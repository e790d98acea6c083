package org.zuflint.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zuflint.model.Machine;
import org.zuflint.sim.calibrate.Mail;
import org.zuflint.sim.file.StudyFile;
import org.zuflint.ui.hand.Bench;
import org.zuflint.ui.hand.DriverProject;
import org.zuflint.ui.hand.Patience;
import org.zuflint.ui.hand.Shots;
import org.zuflint.ui.study.StudyEditor;
import org.zuflint.ui.study.StudyMarkers;

/** A study is shown, changed, checked, saved, and changes are taken back. */
class StudyEditorTest {
  private DriverProject project;
  private String text;

  @BeforeEach
  void makeAStudy() throws Exception {
    try (InputStream mail = Mail.class.getResourceAsStream("mail.zmm")) {
      text = new String(mail.readAllBytes(), StandardCharsets.UTF_8);
    }
    project = new DriverProject("studies");
    project.write("mail.zmm", text);
  }

  @AfterEach
  void remove() throws Exception {
    Bench.page().closeAllEditors(false);
    Patience.untilQuiet();
    project.delete();
  }

  @Test
  void aStudyIsEditedCheckedAndSaved() throws Exception {
    StudyEditor editor = open();
    Machine machine = editor.model().study().getMachines().getFirst();
    assertEquals("Nothing is wrong with this study.", editor.page().summary());
    editor.page().reveal(machine);
    assertEquals("2", value(editor, "sockets"));
    type(editor, "sockets", "many");
    assertEquals(2, machine.getSockets(), "what is no number is not taken");
    assertFalse(editor.isDirty());
    type(editor, "sockets", "3");
    assertEquals(3, machine.getSockets());
    assertTrue(editor.isDirty());
    assertTrue(editor.page().summary().startsWith("2 things are wrong"), editor.page().summary());
    Shots.take(Bench.shell(), "study");
    Bench.page().saveEditor(editor, false);
    assertFalse(editor.isDirty());
    assertEquals(
        "machine 'the mail's 40 CPUs': 40 cpus do not spread evenly over 3 sockets",
        messages().getFirst());
    editor.page().reveal(editor.model().study());
    IDE.gotoMarker(editor, markers()[0]);
    assertEquals(machine, editor.page().tree().getStructuredSelection().getFirstElement());
    command(IWorkbenchCommandConstants.EDIT_UNDO);
    assertEquals(2, machine.getSockets());
    assertTrue(editor.isDirty(), "the disk has something else");
    command(IWorkbenchCommandConstants.EDIT_REDO);
    assertFalse(editor.isDirty());
    command(IWorkbenchCommandConstants.EDIT_UNDO);
    Bench.page().saveEditor(editor, false);
    assertEquals(List.of(), messages());
    assertEquals(text, project.text("mail.zmm"));
  }

  @Test
  void elementsAreAddedAndRemoved() throws Exception {
    StudyEditor editor = open();
    choose(editor, editor.model().study(), "New driver");
    assertEquals("new driver", editor.model().study().getDrivers().getFirst().getName());
    choose(editor, editor.model().study().getDrivers().getFirst(), "New operation");
    assertTrue(editor.page().summary().startsWith("One thing"), editor.page().summary());
    choose(editor, editor.model().study().getDrivers().getFirst(), "Remove");
    assertEquals(List.of(), editor.model().study().getDrivers());
    command(IWorkbenchCommandConstants.EDIT_UNDO);
    assertEquals(1, editor.model().study().getDrivers().getFirst().getOperations().size());
    Bench.page().saveEditor(editor, false);
    assertEquals("driver 'new driver': operation 'new operation': no steps", messages().getFirst());
    command(IWorkbenchCommandConstants.EDIT_UNDO);
    command(IWorkbenchCommandConstants.EDIT_UNDO);
    Bench.page().saveEditor(editor, false);
    assertArrayEquals(
        text.getBytes(StandardCharsets.UTF_8),
        StudyFile.bytes(StudyFile.read(project.location().resolve("mail.zmm"))));
  }

  @Test
  void theEditorGoesWithItsFile() throws Exception {
    StudyEditor editor = open();
    project.write("mail.zmm", text.replace("sockets=\"2\"", "sockets=\"4\""));
    Patience.until(() -> editor.model().study().getMachines().getFirst().getSockets() == 4);
    project.write("mail.zmm", "<nonsense");
    Patience.until(() -> editor.model() == null);
    assertTrue(messages().getFirst().contains("not a study"), messages().toString());
    project.write("mail.zmm", text);
    Patience.until(() -> editor.model() != null);
    assertEquals(List.of(), messages());
    project.file("mail.zmm").delete(true, null);
    Patience.until(() -> Bench.page().getEditorReferences().length == 0);
    assertNull(Bench.page().getActiveEditor());
  }

  @Test
  void aBuildChecksStudiesThatNobodyHasOpen() throws Exception {
    project.write("mail.zmm", text.replace("sockets=\"2\"", "sockets=\"3\""));
    project.convert(true);
    project.rebuild();
    Patience.untilQuiet();
    assertEquals(2, messages().size(), messages().toString());
    project.write("mail.zmm", text);
    project.build(IncrementalProjectBuilder.INCREMENTAL_BUILD);
    Patience.untilQuiet();
    assertEquals(List.of(), messages());
  }

  private StudyEditor open() throws Exception {
    return (StudyEditor) IDE.openEditor(Bench.page(), project.file("mail.zmm"));
  }

  private static String value(StudyEditor editor, String property) {
    return row(editor, property).getText(1);
  }

  private static TableItem row(StudyEditor editor, String property) {
    return Arrays.stream(editor.page().properties().getTable().getItems())
        .filter(item -> item.getText(0).equals(property))
        .findFirst()
        .orElseThrow();
  }

  /** As a user does: into the cell, the text, Enter. */
  private static void type(StudyEditor editor, String property, String value) {
    Table table = editor.page().properties().getTable();
    editor.page().properties().editElement(row(editor, property).getData(), 1);
    for (Control control : table.getChildren()) {
      if (control instanceof Text field && field.isVisible()) {
        field.setText(value);
        field.notifyListeners(SWT.DefaultSelection, new Event());
        return;
      }
    }
    throw new AssertionError("cannot type into " + property);
  }

  private static void choose(StudyEditor editor, Object element, String label) {
    editor.page().tree().setSelection(new StructuredSelection(element));
    var menu = editor.page().tree().getTree().getMenu();
    menu.notifyListeners(SWT.Show, new Event());
    for (MenuItem item : menu.getItems()) {
      if (item.getText().equals(label)) {
        item.notifyListeners(SWT.Selection, new Event());
        menu.notifyListeners(SWT.Hide, new Event());
        return;
      }
    }
    throw new AssertionError(
        label + " of " + Arrays.stream(menu.getItems()).map(MenuItem::getText).toList());
  }

  private static void command(String id) throws Exception {
    PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
  }

  private IMarker[] markers() throws Exception {
    return project.project().findMarkers(StudyMarkers.TYPE, false, IResource.DEPTH_INFINITE);
  }

  private List<String> messages() throws Exception {
    return Arrays.stream(markers())
        .map(marker -> marker.getAttribute(IMarker.MESSAGE, ""))
        .sorted()
        .toList();
  }
}
