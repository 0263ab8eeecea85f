#pragma once

#include <array>
#include <string_view>

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

/// An exit code and what it means, for people.
struct Exit {
  ExitCode code;
  std::string_view meaning;
};
inline constexpr std::array<Exit, 7> exits{{
    {ExitCode::done, "done, also in an emergency"},
    {ExitCode::nothing_found, "nothing found, a problem (check), a change (diff)"},
    {ExitCode::wrong_usage, "wrong usage"},
    {ExitCode::bad_input, "a file is missing or not valid"},
    {ExitCode::need_answers, "the questions were not all answered"},
    {ExitCode::output_failed, "the output could not be written"},
    {ExitCode::internal_error, "a bug in legcramp"},
}};

}  // namespace legcramp
