package org.zuflint.ui.preference;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** What all projects do that do not choose for themselves. */
public final class LivePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
  public LivePage() {
    super(GRID);
    setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Choices.NODE));
    setDescription("When zuflint judges C files. Rules and severities are in zuflint.toml.");
  }

  @Override
  public void init(IWorkbench workbench) {
    Choices.defaults();
  }

  @Override
  protected void createFieldEditors() {
    addField(new BooleanFieldEditor(Choices.TYPING, "As I &type", getFieldEditorParent()));
    addField(
        new BooleanFieldEditor(
            Choices.SAVING, "When a file was &saved, renamed or deleted", getFieldEditorParent()));
    addField(
        new BooleanFieldEditor(
            Choices.REPAIRS, "Try &repairs in the background", getFieldEditorParent()));
    IntegerFieldEditor rest =
        new IntegerFieldEditor(Choices.REST_MILLIS, Choices.REST_WORDS, getFieldEditorParent());
    rest.setValidRange(0, Choices.REST_MOST_MILLIS);
    addField(rest);
  }
}
