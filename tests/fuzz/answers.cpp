// Answers, as one document and as lines: the quick reader held against the reader of all JSON, the
// evaluator of many sheets against that of one.

#include "legcramp/builtin.hpp"
#include "legcramp/evaluator.hpp"
#include "legcramp/load.hpp"
#include "support/desk.hpp"
#include "support/fuzz.hpp"

namespace legcramp::testing {
namespace {

/// Through the reader of all JSON: the quick one leaves keys of one's own to it.
void check_quick_reading(const Sheet& sheet, std::string_view text) {
  std::string otherwise(text);
  const std::size_t brace = otherwise.find('{');
  must(brace != std::string::npos, "answers are an object", text);
  otherwise.insert(brace + 1, R"("x-remark": 1, )");
  const auto slowly = load_sheet(otherwise, builtin_knowledge());
  must(slowly && *slowly == sheet, "quickly read is read as slowly", text);
}

void check_evaluator(const Sheet& sheet, std::string_view text) {
  const Knowledge& knowledge = builtin_knowledge();
  static Evaluator evaluator(knowledge);
  const Advice one = assess(knowledge, sheet);
  must(evaluator.advise(sheet) == one, "many sheets are assessed as one", text);
  must(evaluator.next_screen() == next_screen(knowledge, sheet), "and asked as one", text);
}

/// Each line of answers gives one line of JSON, whatever the pieces in which the text comes.
void check_lines(std::string_view text, std::size_t part) {
  Desk desk;
  desk.files["lines"] = text;
  desk.part = part;
  const ExitCode exit = desk.run({"ask", "--jsonl", "--answers", "lines"});
  must(exit == ExitCode::done || exit == ExitCode::bad_input, "lines are answered or refused",
       text);
  must_be_harmless(desk.err);
  std::string_view out = desk.out;
  std::size_t lines = 0;
  for (; !out.empty(); ++lines) {
    const std::size_t end = out.find('\n');
    must(end != std::string_view::npos, "lines are whole", out);
    must_be_json(out.substr(0, end));
    out.remove_prefix(end + 1);
  }
  must(lines <= static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1, "a line for a line",
       text);
}

}  // namespace

void try_input(std::string_view text, std::uint64_t chosen) {
  static const SheetReader reader(builtin_knowledge());
  if (const auto sheet = reader.read(text)) {
    check_quick_reading(*sheet, text);
    check_evaluator(*sheet, text);
  } else {
    must_be_told_well(sheet.error(), text);
  }
  if (chosen % 16 == 0) check_lines(text, 1 + (chosen >> 8U) % 200);
}

}  // namespace legcramp::testing
