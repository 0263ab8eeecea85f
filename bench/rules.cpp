// The evaluator alone: how many sheets it assesses in a second.
//
//   rules KNOWLEDGE.json SHEETS.jsonl RESULTS.txt SECONDS
//
// Writes what comes out of each sheet, for comparison with other engines: the urgency and the ids
// that are shown. Prints a line of JSON.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "legcramp/evaluator.hpp"
#include "legcramp/load.hpp"

namespace legcramp {
namespace {

std::string result_of(const Knowledge& knowledge, const Advice& advice) {
  std::vector<Text> shown;
  for (Index thing = 0; thing < knowledge.first(Kind::fact); ++thing)
    if (advice.shown[thing].so_far) shown.push_back(knowledge.id_of(thing));
  std::ranges::sort(shown);
  std::string line(name_of(advice.at_least));
  for (const Text id : shown) line.append(" ").append(id);
  return line;
}

std::vector<Sheet> read_sheets(const Knowledge& knowledge, const char* name) {
  std::vector<Sheet> sheets;
  std::ifstream file(name);
  for (std::string line; std::getline(file, line);) {
    const auto answers = load_answers(line, knowledge);
    if (!answers) throw std::runtime_error(answers.error().front().message);
    Sheet& sheet = sheets.emplace_back(knowledge);
    for (const GivenAnswer& answer : *answers) sheet.set(answer.finding, answer.answer);
  }
  return sheets;
}

void measure(const char* knowledge_file, const char* sheets_file, const char* results_file,
             double seconds) {
  std::ifstream file(knowledge_file);
  const auto loaded = load_knowledge(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!loaded) throw std::runtime_error(loaded.error().front().message);
  const Knowledge& knowledge = loaded->knowledge;
  const std::vector<Sheet> sheets = read_sheets(knowledge, sheets_file);
  Evaluator evaluator(knowledge);
  std::ofstream results(results_file);
  for (const Sheet& sheet : sheets)
    results << result_of(knowledge, evaluator.advise(sheet)) << '\n';

  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  std::chrono::duration<double> taken{};
  std::size_t sets = 0;
  std::size_t urgencies = 0;  // so that the work cannot be left out
  for (; taken.count() < seconds; taken = Clock::now() - start, sets += sheets.size())
    for (const Sheet& sheet : sheets)
      urgencies += static_cast<std::size_t>(evaluator.advise(sheet).at_least);
  fmt::print(R"({{"engine":"legcramp","sets":{},"seconds":{:.3f},"per_second":{:.0f},"sum":{}}})"
             "\n",
             sets, taken.count(), static_cast<double>(sets) / taken.count(), urgencies);
}

}  // namespace
}  // namespace legcramp

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: rules KNOWLEDGE.json SHEETS.jsonl RESULTS.txt SECONDS\n";
    return 2;
  }
  try {
    legcramp::measure(argv[1], argv[2], argv[3], std::strtod(argv[4], nullptr));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
