package org.zuflint.ui.view;

import java.util.Optional;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.part.ViewPart;
import org.zuflint.app.report.RulePage;
import org.zuflint.core.finding.Finding;
import org.zuflint.core.finding.Step;
import org.zuflint.core.source.Place;
import org.zuflint.ui.picture.Named;

/** Why there is a finding: its words, its path step by step, and the page of its rule. */
public final class FindingView extends ViewPart {
  /** The view as the workbench names it. */
  public static final String ID = "org.zuflint.ui.finding";

  private final Chosen chosen = new Chosen(this::show);
  private Optional<Chosen.Choice> choice = Optional.empty();
  private Label title;
  private StyledText message;
  private Table path;
  private StyledText page;

  @Override
  public void createPartControl(Composite parent) {
    SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
    SashForm told = new SashForm(sash, SWT.VERTICAL);
    words(told);
    path(told);
    told.setWeights(4, 5);
    page = new StyledText(sash, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
    page.setMargins(8, 8, 8, 8);
    page.getAccessible().addAccessibleListener(new Named("The page of the rule"));
    sash.setWeights(4, 1);
    Shape.follow(sash);
    getSite().getPage().addPostSelectionListener(chosen);
  }

  private void words(Composite parent) {
    Composite words = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().applyTo(words);
    title = new Label(words, SWT.WRAP);
    title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    title.setText("Select a zuflint marker, or put the cursor on its line.");
    message = new StyledText(words, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
    message.setAlwaysShowScrollBars(false);
    // For the dark theme's sheet.
    message.setData("org.eclipse.e4.ui.css.id", "org-zuflint-ui-found");
    message.getAccessible().addAccessibleListener(new Named("What was found"));
    GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(title);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(message);
  }

  private void path(Composite parent) {
    path = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER);
    path.setHeaderVisible(true);
    for (String name : new String[] {"Step", "Place", "What happens"}) {
      new TableColumn(path, SWT.LEFT).setText(name);
    }
    path.addSelectionListener(
        SelectionListener.widgetSelectedAdapter(event -> jump((TableItem) event.item, false)));
    path.addSelectionListener(
        SelectionListener.widgetDefaultSelectedAdapter(
            event -> jump((TableItem) event.item, true)));
    path.getAccessible()
        .addAccessibleListener(new Named("Steps that lead to the finding; Enter goes there"));
  }

  @Override
  public void dispose() {
    getSite().getPage().removePostSelectionListener(chosen);
    super.dispose();
  }

  @Override
  public void setFocus() {
    // Not the steps: the platform chooses one at once, and the editor would go there.
    message.setFocus();
  }

  /** Shows the finding of {@code marker}. */
  public void show(IMarker marker) {
    chosen.show(marker);
  }

  private void show(Chosen.Choice now) {
    choice = Optional.of(now);
    Finding finding = now.entry().finding();
    String clause = finding.clause() == null ? "" : " (" + finding.clause().name() + ")";
    title.setText(finding.ruleId() + clause + " at " + Jump.shown(finding.where()));
    message.setText(finding.message() + verdictOf(now));
    path.removeAll();
    int number = 1;
    for (Step step : finding.path()) {
      TableItem item = new TableItem(path, SWT.NONE);
      String text = Integer.toString(number);
      item.setText(new String[] {text, Jump.shown(step.where()), step.text()});
      item.setData(step.where());
      number++;
    }
    for (TableColumn column : path.getColumns()) {
      column.pack();
    }
    RulePageText.show(rulePage(now), page);
    title.requestLayout();
    gain(now);
  }

  private static String rulePage(Chosen.Choice now) {
    String id = now.entry().finding().ruleId();
    return now.outcome().custom().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .map(RulePage::of)
        .orElseGet(() -> RulePage.of(id));
  }

  private static String verdictOf(Chosen.Choice choice) {
    return choice
        .vma()
        .map(vma -> "\n\nVerdict of the vma '" + vma.name() + "': " + vma.verdict().word())
        .orElse("");
  }

  /** A prediction takes its time: it comes when it is there. */
  private void gain(Chosen.Choice now) {
    Job.create(
            "zuflint: what the flag gains",
            monitor -> {
              Optional<String> gain = now.gain().map(one -> "\n" + one);
              Later.on(
                  path,
                  () -> {
                    if (choice.equals(Optional.of(now))) {
                      message.append(gain.orElse(""));
                    }
                  });
            })
        .schedule();
  }

  private void jump(TableItem item, boolean activate) {
    if (item != null && item.getData() instanceof Place place) {
      choice.ifPresent(now -> new Jump(getSite().getPage(), now.project()).to(place, activate));
    }
  }

  /** The rule that is shown, for tests and help; empty when none is. */
  public String rule() {
    return choice.map(now -> now.entry().finding().ruleId()).orElse("");
  }
}
