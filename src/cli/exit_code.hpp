#pragma once

#include <array>
#include <string_view>

namespace legcramp {

/// How a run ends, as `exits` tells; only `main` turns it into a number.
enum class ExitCode : int {
  done = 0,
  nothing_found = 1,
  wrong_usage = 2,
  bad_input = 3,
  need_answers = 4,
  output_failed = 5,
  internal_error = 70,
};

/// An exit code and what it means, for people.
struct Exit {
  ExitCode code;
  std::string_view meaning;
};
inline constexpr std::array<Exit, 7> exits{{
    {ExitCode::done, "done, also in an emergency"},
    {ExitCode::nothing_found, "nothing found, a problem (check), a change (diff)"},
    {ExitCode::wrong_usage, "wrong usage: an unknown command, option or id"},
    {ExitCode::bad_input, "a file is missing, unreadable or not valid"},
    {ExitCode::need_answers, "the questions were not all answered"},
    {ExitCode::output_failed, "the output could not be written"},
    {ExitCode::internal_error, "a bug in legcramp, or not enough memory"},
}};

}  // namespace legcramp
