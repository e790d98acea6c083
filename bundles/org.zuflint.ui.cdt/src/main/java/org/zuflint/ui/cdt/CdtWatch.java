package org.zuflint.ui.cdt;

import org.eclipse.cdt.core.language.settings.providers.ILanguageSettingsChangeEvent;
import org.eclipse.cdt.core.language.settings.providers.ILanguageSettingsChangeListener;
import org.eclipse.cdt.core.language.settings.providers.LanguageSettingsManager;
import org.eclipse.cdt.core.model.CoreModel;
import org.eclipse.cdt.core.settings.model.CProjectDescriptionEvent;
import org.eclipse.cdt.core.settings.model.ICProjectDescriptionListener;
import org.eclipse.core.resources.IProject;

/**
 * Hears when CDT has other settings for a project. Which scanner info provider a project has
 * changes with its settings, and CDT's usual ones do not tell their listeners of descriptions that
 * were applied: so the two sources that all providers draw from are watched.
 */
final class CdtWatch implements ICProjectDescriptionListener, ILanguageSettingsChangeListener {
  private final IProject project;
  private final Runnable changed;

  CdtWatch(IProject project, Runnable changed) {
    this.project = project;
    this.changed = changed;
  }

  /** Listens; what is returned ends it. */
  Runnable begin() {
    CoreModel.getDefault()
        .addCProjectDescriptionListener(this, CProjectDescriptionEvent.DATA_APPLIED);
    LanguageSettingsManager.registerLanguageSettingsChangeListener(this);
    return () -> {
      CoreModel.getDefault().removeCProjectDescriptionListener(this);
      LanguageSettingsManager.unregisterLanguageSettingsChangeListener(this);
    };
  }

  @Override
  public void handleEvent(CProjectDescriptionEvent event) {
    if (project.equals(event.getProject())) {
      changed.run();
    }
  }

  @Override
  public void handleEvent(ILanguageSettingsChangeEvent event) {
    if (project.getName().equals(event.getProjectName())) {
      changed.run();
    }
  }
}
