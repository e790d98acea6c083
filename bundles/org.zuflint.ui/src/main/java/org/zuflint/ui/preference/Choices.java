package org.zuflint.ui.preference;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ProjectScope;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IScopeContext;
import org.eclipse.core.runtime.preferences.InstanceScope;

/** What the user has switched on, for one project; a project's own choice wins. */
public final class Choices {
  /** The node of all choices. */
  public static final String NODE = "org.zuflint.ui";

  /** Whether unsaved text is analysed. */
  public static final String TYPING = "live.typing";

  /** Whether the project is analysed when a file was saved, made or deleted. */
  public static final String SAVING = "live.saving";

  /** Whether repairs are tried out in the background, so that they can be offered at once. */
  public static final String REPAIRS = "live.repairs";

  /** How long the keyboard must rest before unsaved text is analysed, in milliseconds. */
  public static final String REST_MILLIS = "live.rest";

  /** More than this is nobody's rest. */
  static final int REST_MOST_MILLIS = 10_000;

  /** The label of the rest, wherever it can be set. */
  static final String REST_WORDS = "Rest after the last &key (ms):";

  private static final int REST_DEFAULT = 150;

  private final IScopeContext[] scopes;

  private Choices(IScopeContext... scopes) {
    this.scopes = scopes;
  }

  /** Says to those who show preferences what holds until somebody chooses. */
  static void defaults() {
    IEclipsePreferences node = DefaultScope.INSTANCE.getNode(NODE);
    node.putBoolean(TYPING, true);
    node.putBoolean(SAVING, true);
    node.putBoolean(REPAIRS, true);
    node.putInt(REST_MILLIS, REST_DEFAULT);
  }

  /** Those of {@code project}. */
  public static Choices of(IProject project) {
    return new Choices(new ProjectScope(project), InstanceScope.INSTANCE, DefaultScope.INSTANCE);
  }

  /** Whether {@code choice} is on; everything is, until somebody switches it off. */
  public boolean on(String choice) {
    return Platform.getPreferencesService().getBoolean(NODE, choice, true, scopes);
  }

  /** How long the keyboard must rest, in milliseconds. */
  public int restMillis() {
    return Platform.getPreferencesService().getInt(NODE, REST_MILLIS, REST_DEFAULT, scopes);
  }
}
