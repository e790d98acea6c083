package org.zuflint.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.zuflint.app.bridge.Witness;
import org.zuflint.core.source.Place;
import org.zuflint.sim.picture.Row;
import org.zuflint.sim.picture.Scene;
import org.zuflint.sim.program.Patch;
import org.zuflint.ui.picture.Lanes;
import org.zuflint.ui.picture.Named;

/**
 * The harm of the chosen finding, step by step: CPUs over time with their TLBs, and in the editor
 * the driver's line of each step.
 */
public final class WitnessView extends ViewPart {
  /** The view as the workbench names it. */
  public static final String ID = "org.zuflint.ui.witness";

  private final Chosen chosen = new Chosen(this::show);
  private Optional<Chosen.Choice> choice = Optional.empty();
  private Optional<Witness> witness = Optional.empty();
  private Lanes lanes;
  private StyledText words;
  private Action back;
  private Action forward;

  @Override
  public void createPartControl(Composite parent) {
    SashForm sash = new SashForm(parent, SWT.VERTICAL);
    lanes = new Lanes(sash, this::stepped);
    words = new StyledText(sash, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
    words.setFont(JFaceResources.getTextFont());
    words.setMargins(8, 2, 8, 2);
    words.setText("Select an error of zuflint: its shortest way to harm is shown here.");
    words.getAccessible().addAccessibleListener(new Named("The same steps in words"));
    sash.setWeights(3, 2);
    actions(getViewSite().getActionBars().getToolBarManager());
    getSite().getPage().addPostSelectionListener(chosen);
  }

  @Override
  public void dispose() {
    getSite().getPage().removePostSelectionListener(chosen);
    super.dispose();
  }

  @Override
  public void setFocus() {
    lanes.setFocus();
  }

  /** Shows the harm of a marker's finding. */
  public void show(IMarker marker) {
    chosen.show(marker);
  }

  /** Goes {@code steps} forward, or back when negative. */
  public void step(int steps) {
    lanes.select(lanes.selected() + steps);
  }

  /** The number of the step that is shown, from 1; 0 when there is none. */
  public int at() {
    return lanes.selected() + 1;
  }

  /** The steps in words. */
  public String words() {
    return words.getText();
  }

  /** Whether there is a witness to be seen. */
  public boolean isShown() {
    return lanes.steps() > 0;
  }

  private void actions(IToolBarManager bar) {
    ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
    back =
        new Action("Step back", images.getImageDescriptor(ISharedImages.IMG_TOOL_BACK)) {
          @Override
          public void run() {
            step(-1);
          }
        };
    forward =
        new Action("Step forward", images.getImageDescriptor(ISharedImages.IMG_TOOL_FORWARD)) {
          @Override
          public void run() {
            step(1);
          }
        };
    back.setEnabled(false);
    forward.setEnabled(false);
    bar.add(back);
    bar.add(forward);
  }

  /** Every interleaving is explored: that is done beside the workbench. */
  private void show(Chosen.Choice now) {
    choice = Optional.of(now);
    Job.create(
            "zuflint: witness",
            monitor -> {
              Optional<Witness> found =
                  Witness.of(
                      now.entry().finding(),
                      now.outcome().analysis().providers(),
                      now.outcome().kernel(),
                      Patch.INTENDED);
              String text =
                  found
                      .map(Witness::text)
                      .orElse(now.entry().finding().ruleId() + " is not about an interleaving.");
              Later.on(lanes, () -> arrived(now, found, text));
            })
        .schedule();
  }

  private void arrived(Chosen.Choice now, Optional<Witness> found, String text) {
    if (choice.equals(Optional.of(now))) {
      witness = found;
      words.setText(Jump.plain(text));
      lanes.show(found.flatMap(Witness::scene).map(Scene::rows).orElse(List.of()));
      lanes.select(0);
    }
  }

  private void stepped(Row row) {
    read(lanes.selected() + 1);
    back.setEnabled(lanes.selected() > 0);
    forward.setEnabled(lanes.selected() < lanes.steps() - 1);
    Optional<Place> place = witness.flatMap(one -> one.place(row));
    if (choice.isPresent() && place.isPresent()) {
      new Jump(getSite().getPage(), choice.get().project()).to(place.get(), false);
    }
  }

  /** The words go along: the line of the step is chosen, in sight with the one before it. */
  private void read(int step) {
    Matcher line = Pattern.compile("(?m)^ *" + step + " \\|.*$").matcher(words.getText());
    if (line.find()) {
      words.setSelection(line.start(), line.end());
      words.setHorizontalPixel(0);
      words.setTopIndex(Math.max(0, words.getLineAtOffset(line.start()) - 1));
    }
  }
}
