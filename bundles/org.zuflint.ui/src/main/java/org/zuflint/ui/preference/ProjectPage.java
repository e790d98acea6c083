package org.zuflint.ui.preference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ProjectScope;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.dialogs.PropertyPage;
import org.osgi.service.prefs.BackingStoreException;

/** What one project does, where it differs from the others. */
public final class ProjectPage extends PropertyPage {
  private static final Map<String, String> WORDS = words();

  private final Map<String, Button> buttons = new LinkedHashMap<>();
  private Button own;
  private Spinner rest;

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(Choices.TYPING, "As I &type");
    words.put(Choices.SAVING, "When a file was &saved, renamed or deleted");
    words.put(Choices.REPAIRS, "Try &repairs in the background");
    return words;
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite page = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().applyTo(page);
    own = new Button(page, SWT.CHECK);
    own.setText("This project chooses for &itself");
    own.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
    IEclipsePreferences node = node();
    boolean some = false;
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      Button button = new Button(page, SWT.CHECK);
      button.setText(word.getValue());
      button.setSelection(Choices.of(project()).on(word.getKey()));
      some |= node.get(word.getKey(), null) != null;
      buttons.put(word.getKey(), button);
    }
    some |= node.get(Choices.REST_MILLIS, null) != null;
    rest = rest(page);
    own.setSelection(some);
    enable();
    return page;
  }

  @Override
  public boolean performOk() {
    IEclipsePreferences node = node();
    buttons.forEach((key, button) -> {
      if (own.getSelection()) {
        node.putBoolean(key, button.getSelection());
      } else {
        node.remove(key);
      }
    });
    if (own.getSelection()) {
      node.putInt(Choices.REST_MILLIS, rest.getSelection());
    } else {
      node.remove(Choices.REST_MILLIS);
    }
    try {
      node.flush();
      return true;
    } catch (BackingStoreException failure) {
      ILog.of(ProjectPage.class).error("The project's choices could not be saved", failure);
      setErrorMessage("The choices could not be saved: " + failure.getMessage());
      return false;
    }
  }

  @Override
  protected void performDefaults() {
    own.setSelection(false);
    enable();
    super.performDefaults();
  }

  private Spinner rest(Composite page) {
    Composite line = new Composite(page, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
    new Label(line, SWT.NONE).setText(Choices.REST_WORDS);
    Spinner spinner = new Spinner(line, SWT.BORDER);
    spinner.setValues(Choices.of(project()).restMillis(), 0, Choices.REST_MOST_MILLIS, 0, 10, 100);
    return spinner;
  }

  private void enable() {
    buttons.values().forEach(button -> button.setEnabled(own.getSelection()));
    rest.setEnabled(own.getSelection());
  }

  private IEclipsePreferences node() {
    return new ProjectScope(project()).getNode(Choices.NODE);
  }

  private IProject project() {
    return Adapters.adapt(getElement(), IProject.class);
  }
}
