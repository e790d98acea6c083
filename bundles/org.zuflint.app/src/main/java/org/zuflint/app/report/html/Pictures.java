package org.zuflint.app.report.html;

import java.util.List;
import org.zuflint.app.session.Entry;
import org.zuflint.app.session.Outcome;

/** What other parts of the program can show beside the text: a witness, charts. */
public interface Pictures {
  /** A picture: a whole {@code svg} element that has its own title, and its words. */
  record Picture(String svg, String caption) {}

  /** Nothing to show. */
  Pictures NONE =
      new Pictures() {
        @Override
        public List<Picture> of(Entry entry) {
          return List.of();
        }

        @Override
        public List<Picture> of(Outcome outcome) {
          return List.of();
        }
      };

  /** What belongs to one finding. */
  List<Picture> of(Entry entry);

  /** What belongs to the whole run. */
  List<Picture> of(Outcome outcome);
}
