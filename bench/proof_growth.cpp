// How the proof grows: proves one random rule base, and prints a line of a table.
//
//   proof_growth FINDINGS RULES near|far     near: a rule names findings that stand together

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>

#include "legcramp/check.hpp"
#include "legcramp/load.hpp"
#include "proof/consequences.hpp"

namespace legcramp {
namespace {

using Json = nlohmann::ordered_json;

class RuleBase {
 public:
  RuleBase(int findings, int rules, bool is_near)
      : findings_(findings), rules_(rules), is_near_(is_near), random_(1) {}

  Json make() {
    Json json = Json::parse(R"({
      "format_version": "1.0", "version": "1", "language": "en", "title": "Random", "notice": ["None."],
      "lookup": {"common": ["a"], "negations": ["no"], "joins": ["or"], "breaks": ["but"], "general": ["x"]},
      "sources": [{"id": "book", "title": "A book"}],
      "causes": [{"id": "cause", "name": "C", "text": "C.", "evidence": "ours", "sources": [{"source": "book"}]}],
      "tips": [{"id": "tip", "name": "T", "text": "T.", "evidence": "ours", "sources": [{"source": "book"}]}],
      "help": [{"urgency": "emergency", "text": "E."}, {"urgency": "urgent", "text": "U."},
               {"urgency": "routine", "text": "R."}, {"urgency": "self-care", "text": "S."}]})");
    for (int i = 0; i < findings_; ++i) {
      json["findings"].push_back({{"id", id(i)}, {"name", "F"}, {"ask", "F?"}});
      if (i % 5 == 0)
        json["screens"].push_back({{"id", fmt::format("s{}", i)}, {"name", "S"}, {"ask", "S?"}});
      json["screens"].back()["findings"].push_back(id(i));
    }
    for (int i = 0; i < remedies; ++i)
      json["remedies"].push_back({{"id", fmt::format("m{}", i)},
                                  {"name", "M"},
                                  {"text", "M."},
                                  {"steps", Json::array({"M."})},
                                  {"evidence", "ours"},
                                  {"sources", sources()}});
    for (int i = 0; i < rules_; ++i) json["rules"].push_back(rule(i));
    return json;
  }

 private:
  static constexpr int remedies = 10;
  static std::string id(int i) { return fmt::format("f{}", i); }
  static Json sources() { return Json::array({{{"source", "book"}}}); }
  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  /// All of three findings, of a window of eight or of all; it asks for an urgency and a remedy.
  Json rule(int number) {
    constexpr int window = 8;
    const int start = is_near_ ? below(std::max(1, findings_ - window)) : 0;
    Json three = Json::array();
    for (int i = 0; i < 3; ++i)
      three.push_back(id(start + below(is_near_ ? std::min(window, findings_) : findings_)));
    const auto level = static_cast<std::size_t>(1 + below(3));
    return {{"id", fmt::format("r{}", number)},
            {"when", {{"all", std::move(three)}}},
            {"then",
             {{"urgency", names<Urgency>.at(level)},
              {"remedies", Json::array({fmt::format("m{}", below(remedies))})}}},
            {"if_unsure", {{"urgency", names<Urgency>.at(level - 1)}}},
            {"because", "So."},
            {"evidence", "ours"},
            {"sources", sources()}};
  }

  int findings_;
  int rules_;
  bool is_near_;
  std::mt19937 random_;
};

/// The nodes of the urgency, or that they are too many.
std::string nodes_of_urgency(const Knowledge& knowledge) {
  try {
    Space space({&knowledge});
    const Consequences consequences(space, knowledge);
    return fmt::format("{}", space.diagrams().size_of(consequences.urgency()));
  } catch (const TooLarge&) {
    return "too large";
  }
}

int measure(int findings, int rules, bool is_near) {
  const auto loaded = load_knowledge(RuleBase(findings, rules, is_near).make().dump());
  if (!loaded) {
    fmt::print(stderr, "{}: {}\n", loaded.error().front().pointer, loaded.error().front().message);
    return 1;
  }
  const std::string nodes = nodes_of_urgency(loaded->knowledge);
  const auto start = std::chrono::steady_clock::now();
  const Proof proof = check(loaded->knowledge);
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::vector<Text> not_proved;
  for (const Property& property : proof.properties)
    if (property.verdict == Verdict::not_proved) not_proved.push_back(property.id);
  fmt::print("| {} | {} | {} | {} | {} | {:.0f} | {} |\n", findings, rules,
             is_near ? "near" : "far", nodes, fmt::join(not_proved, ", "), time.count(),
             usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace
}  // namespace legcramp

int main(int argc, char** argv) {
  if (argc == 4)
    return legcramp::measure(std::atoi(argv[1]), std::atoi(argv[2]),
                             std::string(argv[3]) == "near");
  fmt::print(stderr, "usage: proof_growth FINDINGS RULES near|far\n");
  return 2;
}
