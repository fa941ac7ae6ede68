package org.vultus.pack;

import java.util.List;

/** Whether a pack can be used. */
public sealed interface PackLookup {

  /** The pack, checked and in memory. */
  record Found(ModelPack pack) implements PackLookup {}

  /**
   * No pack, and why.
   *
   * @param summary one sentence without paths, fit for an answer over HTTP
   * @param problems everything that was seen, with paths, for the operator; one sentence each
   * @param remedy what to do, without paths
   */
  record Missing(String summary, List<String> problems, String remedy) implements PackLookup {

    /** Copies the list. */
    public Missing {
      problems = List.copyOf(problems);
    }

    /** All of it in lines, for a terminal. */
    public String report() {
      StringBuilder text = new StringBuilder(summary).append(".\n");
      problems.forEach(problem -> text.append("  - ").append(problem).append('\n'));
      return text.append("What to do: ").append(remedy).append('.').toString();
    }
  }
}
