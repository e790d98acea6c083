package org.zuflint.ui.view;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.zuflint.app.report.SummaryText;
import org.zuflint.app.session.Outcome;
import org.zuflint.ui.build.ZuflintNature;
import org.zuflint.ui.picture.Named;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;

/** What the last runs analysed, what they left out, and why: clean is not the same as not run. */
public final class SummaryView extends ViewPart implements Desks.Listener {
  /** The view as the workbench names it. */
  public static final String ID = "org.zuflint.ui.summary";

  private final Map<String, String> texts = new TreeMap<>();
  private StyledText text;

  @Override
  public void createPartControl(Composite parent) {
    text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    text.setFont(JFaceResources.getTextFont());
    text.setMargins(8, 8, 8, 8);
    text.getAccessible().addAccessibleListener(new Named("What was analysed and what was not"));
    Desks.all().listen(this);
    for (IProject project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
      if (ZuflintNature.isOn(project)) {
        put(Desks.all().of(project));
      }
    }
    show();
  }

  @Override
  public void dispose() {
    Desks.all().leave(this);
    super.dispose();
  }

  @Override
  public void setFocus() {
    text.setFocus();
  }

  @Override
  public void answered(ProjectDesk desk) {
    Later.on(
        text,
        () -> {
          put(desk);
          show();
        });
  }

  /** What is said. */
  public String words() {
    return text.getText();
  }

  private void put(ProjectDesk desk) {
    String name = desk.project().getName();
    if (ZuflintNature.isOn(desk.project())) {
      String said = desk.last().map(SummaryView::of).orElse("was not analysed yet; build it\n");
      texts.put(name, desk.scoped() + said);
    } else {
      texts.remove(name);
    }
  }

  private void show() {
    StringBuilder all = new StringBuilder();
    texts.forEach((name, said) -> all.append(name).append("\n\n").append(said).append('\n'));
    text.setText(all.isEmpty() ? "No project is judged by zuflint yet." : all.toString());
  }

  private static String of(Outcome outcome) {
    return Jump.plain(new SummaryText(true, true).text(outcome).replaceAll("(?m)^zuflint: ", ""));
  }
}
