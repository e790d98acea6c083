package org.zuflint.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.ui.part.ViewPart;
import org.zuflint.app.picture.SimulationText;
import org.zuflint.app.report.Line;
import org.zuflint.app.simulate.Simulation;
import org.zuflint.ui.picture.ChartCanvas;
import org.zuflint.ui.picture.Named;
import org.zuflint.ui.run.Desks;
import org.zuflint.ui.run.ProjectDesk;

/** What the flag gains: throughput, latency and where the time goes, in charts and in words. */
public final class SimulationView extends ViewPart implements Desks.Listener {
  /** The view as the workbench names it. */
  public static final String ID = "org.zuflint.ui.simulation";

  private static final int THREADS_MOST = 48;
  private static final int PAGES_MOST = 64;
  private static final int REST_MILLIS = 250;

  private final List<Play> plays = new ArrayList<>();
  private final Job job = Job.create("zuflint: simulation", this::play);
  private Combo what;
  private Scale threads;
  private Scale pages;
  private Label figures;
  private ChartCanvas charts;
  private StyledText table;
  private volatile Optional<Play> wanted = Optional.empty();

  @Override
  public void createPartControl(Composite parent) {
    GridLayoutFactory.swtDefaults().numColumns(6).applyTo(parent);
    new Label(parent, SWT.NONE).setText("&Operation:");
    what = new Combo(parent, SWT.READ_ONLY);
    // Names are long: they must not make the view wider than its window.
    GridDataFactory.fillDefaults()
        .span(5, 1)
        .hint(120, SWT.DEFAULT)
        .grab(true, false)
        .applyTo(what);
    what.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> ask()));
    threads = slider(parent, "&Threads:", THREADS_MOST, 24, "Number of threads");
    pages = slider(parent, "&Pages:", PAGES_MOST, 1, "Pages of an operation");
    figures = new Label(parent, SWT.NONE);
    GridDataFactory.fillDefaults()
        .span(2, 1)
        .align(SWT.FILL, SWT.CENTER)
        .hint(60, SWT.DEFAULT)
        .grab(true, false)
        .applyTo(figures);
    SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
    GridDataFactory.fillDefaults().span(6, 1).hint(240, 120).grab(true, true).applyTo(sash);
    charts = new ChartCanvas(sash);
    charts
        .getAccessible()
        .addAccessibleListener(new Named("Charts; the text beside them has the same figures"));
    table = new StyledText(sash, SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
    table.setFont(JFaceResources.getTextFont());
    table.setMargins(8, 8, 8, 8);
    table.getAccessible().addAccessibleListener(new Named("The simulation's figures"));
    sash.setWeights(1, 1);
    job.setSystem(true);
    Desks.all().listen(this);
    fill();
  }

  @Override
  public void dispose() {
    Desks.all().leave(this);
    job.cancel();
    super.dispose();
  }

  @Override
  public void setFocus() {
    what.setFocus();
  }

  @Override
  public void answered(ProjectDesk desk) {
    Later.on(what, this::fill);
  }

  /** Whether charts are there to be seen. */
  public boolean isShown() {
    return charts.isShown();
  }

  private Scale slider(Composite parent, String label, int most, int value, String name) {
    new Label(parent, SWT.NONE).setText(label);
    Scale scale = new Scale(parent, SWT.HORIZONTAL);
    scale.setMinimum(1);
    scale.setMaximum(most);
    scale.setSelection(value);
    scale.setPageIncrement(4);
    GridDataFactory.fillDefaults().hint(180, SWT.DEFAULT).applyTo(scale);
    scale.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> ask()));
    scale.getAccessible().addAccessibleListener(new Named(name));
    return scale;
  }

  /** The operations of all drivers; what was chosen stays chosen. */
  private void fill() {
    String before = what.getText();
    plays.clear();
    plays.addAll(Play.all());
    what.setItems(plays.stream().map(Play::name).toArray(String[]::new));
    int same = what.indexOf(before);
    what.select(Math.max(0, same));
    ask();
  }

  private void ask() {
    figures.setText(
        Line.counted(threads.getSelection(), "thread")
            + ", "
            + Line.counted(pages.getSelection(), "page"));
    figures.requestLayout();
    int chosen = Math.max(0, what.getSelectionIndex());
    wanted = Optional.of(plays.get(chosen).with(threads.getSelection(), pages.getSelection()));
    job.cancel();
    job.schedule(REST_MILLIS);
  }

  private void play(IProgressMonitor monitor) {
    Optional<Play> now = wanted;
    if (now.isEmpty() || monitor.isCanceled()) {
      return;
    }
    Simulation simulation = now.get().simulation();
    Later.on(
        charts,
        () -> {
          if (wanted.equals(now)) {
            charts.show(simulation.series().getFirst());
            String shares = SimulationText.shares(simulation.series().getFirst());
            table.setText(SimulationText.of(simulation) + "\n" + shares);
          }
        });
  }
}
