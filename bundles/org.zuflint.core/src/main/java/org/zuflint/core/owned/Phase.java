package org.zuflint.core.owned;

/** Whose the pages are that a way through the code may let go. */
enum Phase {
  /** It has taken none: those it finds, others may map. */
  FOUND,
  /** It has taken none, and others know the object in which it keeps them. */
  LENT,
  /** It has taken them, and nobody else knows. */
  OWN,
  /** It has taken them, and others may know. */
  OUT,
  /** Who maps them has said that he does no more. */
  DONE;

  /** After it has taken pages. */
  Phase take() {
    return this == LENT || this == OUT ? OUT : OWN;
  }

  /** After others may know what it has. */
  Phase tell() {
    return switch (this) {
      case FOUND, LENT -> LENT;
      case OWN, OUT -> OUT;
      case DONE -> DONE;
    };
  }

  /** After who maps has said so; what nobody else knows stays its own. */
  Phase hear() {
    return this == OWN ? OWN : DONE;
  }
}
