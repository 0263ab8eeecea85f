// What is measured inside the program, without its start. Prints a line of JSON.
//
//   measure rules KNOWLEDGE SHEETS.jsonl RESULTS|- SECONDS
//     sheets that are assessed in a second; writes what comes out of each to RESULTS
//   measure look-up KNOWLEDGE QUERIES SECONDS
//     queries that are looked up in a second, of a file with one on each line
//   measure proof KNOWLEDGE
//     how long `check` takes, and the nodes of the urgency

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "legcramp/check.hpp"
#include "legcramp/evaluator.hpp"
#include "legcramp/load.hpp"
#include "legcramp/lookup.hpp"
#include "proof/consequences.hpp"

namespace legcramp {
namespace {

using Arguments = std::vector<std::string>;
using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

LoadedKnowledge read_knowledge(const std::string& name) {
  std::ifstream file(name);
  auto loaded = load_knowledge(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!loaded)
    throw std::runtime_error(loaded.error().front().pointer + ": " +
                             loaded.error().front().message);
  return std::move(*loaded);
}

std::vector<std::string> lines_of_file(const std::string& name) {
  std::vector<std::string> lines;
  std::ifstream file(name);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// Goes through a list round and round for about so many seconds. What is done gives a number, so
/// that no compiler leaves it out.
template <class Item, class Do>
Json rate(const std::vector<Item>& items, double seconds, const Do& what_is_done) {
  std::size_t sum = 0;
  std::size_t count = 0;
  std::chrono::duration<double> taken{};
  for (const auto start = Clock::now(); taken.count() < seconds; taken = Clock::now() - start) {
    for (const Item& item : items) sum += what_is_done(item);
    count += items.size();
  }
  return {{"engine", "legcramp"},
          {"sets", count},
          {"seconds", taken.count()},
          {"per_second", static_cast<double>(count) / taken.count()},
          {"sum", sum}};
}

void collect_shown(const Knowledge& knowledge, const Advice& advice, std::vector<Text>& shown) {
  shown.clear();
  const Index end = knowledge.first(Kind::fact);
  for (Index thing = knowledge.first(Kind::cause); thing < end; ++thing)
    if (advice.shown[thing].so_far) shown.push_back(knowledge.id_of(thing));
}

/// The urgency and the ids that are shown, as the peers write them.
std::string result_of(const Knowledge& knowledge, const Advice& advice) {
  std::vector<Text> shown;
  collect_shown(knowledge, advice, shown);
  std::ranges::sort(shown);
  std::string line(name_of(advice.at_least));
  for (const Text id : shown) line.append(" ").append(id);
  return line;
}

Json rules(const Arguments& arguments) {
  const LoadedKnowledge loaded = read_knowledge(arguments.at(1));
  const Knowledge& knowledge = loaded.knowledge;
  const SheetReader reader(knowledge);
  std::vector<Sheet> sheets;
  for (const std::string& line : lines_of_file(arguments.at(2))) {
    const auto sheet = reader.read(line);
    if (!sheet) throw std::runtime_error(sheet.error().front().message);
    sheets.push_back(*sheet);
  }
  Evaluator evaluator(knowledge);
  if (arguments.at(3) != "-") {
    std::ofstream results(arguments.at(3));
    for (const Sheet& sheet : sheets)
      results << result_of(knowledge, evaluator.advise(sheet)) << '\n';
  }
  std::vector<Text> shown;
  return rate(sheets, std::stod(arguments.at(4)), [&](const Sheet& sheet) {
    const Advice& advice = evaluator.advise(sheet);
    collect_shown(knowledge, advice, shown);
    return static_cast<std::size_t>(advice.at_least) + shown.size();
  });
}

Json look_ups(const Arguments& arguments) {
  const LoadedKnowledge loaded = read_knowledge(arguments.at(1));
  const Dictionary dictionary = make_dictionary(loaded.knowledge, *loaded.memory);
  return rate(lines_of_file(arguments.at(2)), std::stod(arguments.at(3)),
              [&](const std::string& query) {
                return look_up(loaded.knowledge, dictionary, query).matches.size();
              });
}

Json proof(const Arguments& arguments) {
  const LoadedKnowledge loaded = read_knowledge(arguments.at(1));
  Json nodes = nullptr;  // too many
  try {
    Space space({&loaded.knowledge});
    const Consequences consequences(space, loaded.knowledge);
    nodes = space.diagrams().size_of(consequences.urgency());
  } catch (const TooLarge&) {  // as it says
  }
  const auto start = Clock::now();
  const Proof proof = check(loaded.knowledge);
  const std::chrono::duration<double> taken = Clock::now() - start;
  Json not_proved = Json::array();
  for (const Property& property : proof.properties)
    if (property.verdict == Verdict::not_proved) not_proved.push_back(property.id);
  return {{"nodes", nodes}, {"seconds", taken.count()}, {"not_proved", not_proved}};
}

Json measure(const Arguments& arguments) {
  if (arguments.at(0) == "rules") return rules(arguments);
  if (arguments.at(0) == "look-up") return look_ups(arguments);
  if (arguments.at(0) == "proof") return proof(arguments);
  throw std::out_of_range("what to measure");
}

}  // namespace
}  // namespace legcramp

int main(int argc, char** argv) {
  try {
    fmt::print("{}\n", legcramp::measure({argv + 1, argv + argc}).dump());
  } catch (const std::exception& error) {
    fmt::print(stderr, "measure: {}\n", error.what());
    return 1;
  }
  return 0;
}
