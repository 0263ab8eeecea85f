#pragma once

namespace legcramp {

/// How a run ends; only `main` turns it into a number.
enum class ExitCode : int {
  done = 0,             ///< also when the answer is an emergency
  nothing_found = 1,    ///< an honest no; `check` found a problem, `diff` a change
  wrong_usage = 2,      ///< unknown command, option, cause, remedy, finding
  bad_input = 3,        ///< a file that is missing, unreadable or not valid
  need_answers = 4,     ///< the interview is not at its end, and may not go on asking
  output_failed = 5,    ///< the output could not be written
  internal_error = 70,  ///< a bug
};

}  // namespace legcramp
