#pragma once
// Knowledge files made at random, valid and as odd as can be: details of details, negations, rules
// over causes, avoided kinds.

#include <random>

#include "support/small_knowledge.hpp"

namespace legcramp::testing {

class RandomKnowledge {
 public:
  explicit RandomKnowledge(unsigned seed) : random_(seed) {}

  /// With so many findings and about so many rules.
  Json make(int findings, int rules) {
    Json json = small_knowledge();
    json["findings"] = Json::array();
    for (int i = 0; i < findings; ++i)
      json["findings"].push_back({{"id", finding(i)}, {"name", "A name."}, {"ask", "Is it so?"}});
    json["screens"] = screens(findings);
    json["causes"] = Json::array();
    for (const char* id : {"strain", "chill"}) {
      Json cause = small_knowledge()["causes"][0];
      cause["id"] = id;
      cause.erase("when");
      if (chance(70)) cause["when"] = condition(findings, 2, false);
      json["causes"].push_back(std::move(cause));
    }
    for (int i = 0; i < rules; ++i) json["rules"].push_back(random_rule(i, findings));
    return json;
  }

  bool chance(int percent) { return below(100) < percent; }
  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

 private:
  static std::string finding(int i) { return "f" + std::to_string(i); }

  /// Each finding on a screen; some screens are details of a finding before.
  Json screens(int findings) {
    Json all = Json::array();
    for (int next = 0; next < findings;) {
      const int count = std::min(1 + below(3), findings - next);
      Json screen{{"id", "s" + std::to_string(next)}, {"name", "A name."}, {"ask", "Any?"}};
      if (next > 0 && chance(40)) screen["detail_of"] = finding(below(next));
      for (int i = 0; i < count; ++i) screen["findings"].push_back(finding(next++));
      all.push_back(std::move(screen));
    }
    return all;
  }

  Json condition(int findings, int depth, bool over_causes) {
    const int kind = depth == 0 ? 0 : below(5);
    if (kind == 1) return {{"not", condition(findings, depth - 1, over_causes)}};
    if (kind >= 2) {
      Json parts = Json::array();
      for (int i = 0; i < 1 + below(3); ++i)
        parts.push_back(condition(findings, depth - 1, over_causes));
      return {{kind % 2 == 0 ? "all" : "any", parts}};
    }
    if (over_causes && chance(25)) return pick({"strain", "chill"});
    return finding(below(findings));
  }

  Json conclusion(int most_urgent) {
    Json made = Json::object();
    if (chance(60))
      made["urgency"] = names<Urgency>.at(static_cast<std::size_t>(below(most_urgent + 1)));
    if (chance(40)) made["remedies"] = Json::array({pick({"pull", "heat-pack"})});
    if (chance(30)) made["tips"] = Json::array({"rest"});
    if (chance(30)) made["further"] = Json::array({"swim"});
    if (chance(40)) made["avoid"] = Json::array({pick({"heat", "stretch", "rest", "pull"})});
    if (chance(30)) made["note"] = pick({"A note.", "Another note."});
    return made;
  }

  Json random_rule(int number, int findings) {
    const Json then = conclusion(3);
    int level = 0;
    while (then.contains("urgency") &&
           then["urgency"] != names<Urgency>.at(static_cast<std::size_t>(level)))
      ++level;
    return rule(("r" + std::to_string(number)).c_str(), condition(findings, 3, true), then,
                chance(60) ? conclusion(level) : Json{});
  }

  Json pick(std::initializer_list<const char*> options) {
    return *(options.begin() + below(static_cast<int>(options.size())));
  }

  std::mt19937 random_;
};

}  // namespace legcramp::testing
