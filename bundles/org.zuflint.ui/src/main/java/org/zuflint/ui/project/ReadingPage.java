package org.zuflint.ui.project;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PropertyPage;
import org.zuflint.app.build.Origin;
import org.zuflint.app.build.Reading;
import org.zuflint.app.session.Outcome;
import org.zuflint.ui.run.Desks;

/** Says of one C file how it was read, and who knew how it is compiled. */
public final class ReadingPage extends PropertyPage {
  public ReadingPage() {
    noDefaultAndApplyButton();
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite page = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().applyTo(page);
    Text text = new Text(page, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
    text.setText(of(Adapters.adapt(getElement(), IFile.class)));
    GridDataFactory.fillDefaults().grab(true, true).hint(400, SWT.DEFAULT).applyTo(text);
    return page;
  }

  /** How {@code file} was read in the last answer about its project. */
  public static String of(IFile file) {
    Optional<Outcome> last = Desks.all().of(file.getProject()).last();
    if (last.isEmpty()) {
      return "It was not read yet; build the project.";
    }
    String name = file.getProjectRelativePath().toString();
    return last.get().readings().stream()
        .filter(reading -> name.equals(Path.of(reading.file()).normalize().toString()))
        .map(ReadingPage::words)
        .findFirst()
        .orElse("It is not part of what is judged; 'zuflint Run' says what is.");
  }

  private static String words(Reading reading) {
    if (reading.compiled()) {
      return "Read as its compiler sees it. How it is compiled is known from: "
          + reading.origin().words()
          + ".";
    }
    if (reading.origin() == Origin.NONE) {
      return "Read as it is written, every #if branch: nobody knows how it is compiled."
          + " 'Use this Kernel Tree...' in the project's menu can tell.";
    }
    return "Read as it is written, though "
        + reading.origin().words()
        + " knows how it is compiled: "
        + reading.obstacle();
  }
}
