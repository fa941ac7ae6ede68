package org.vultus.pack;

import java.util.List;

/** What was found of one file of a pack. */
public sealed interface FileState permits CheckedFile, FileState.Absent, FileState.Wrong {

  /** What the manifest says of it, its licence included. */
  ModelFile file();

  /** What is wrong, one sentence for each place; empty if the file is there and right. */
  List<String> problems();

  /** Nowhere a file of this name. */
  record Absent(ModelFile file, String problem) implements FileState {
    @Override
    public List<String> problems() {
      return List.of(problem);
    }
  }

  /** Files of this name, all of another size or hash or unreadable. None was loaded. */
  record Wrong(ModelFile file, List<String> problems) implements FileState {
    /** Copies the list. */
    public Wrong {
      problems = List.copyOf(problems);
    }
  }
}
