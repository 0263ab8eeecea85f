#include "cli/guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "cli/reply.hpp"
#include "output/guide_page.hpp"

namespace legcramp {
namespace {

using std::chrono::ceil;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// A stretch of time with one thing to do; as long as one likes if it has no end.
struct Phase {
  std::string name;
  std::optional<seconds> lasts;
};

std::vector<Phase> phases_of(const Measure& measure, const Pace& pace) {
  constexpr int usual_to_get_ready = 10;
  const Timing& timing = measure.timing;
  if (!measure.is_timed()) {
    if (pace.seconds) return {{"Go on", seconds(*pace.seconds)}};
    return {{"Take your time", std::nullopt}};
  }
  const int ready = timing.ready_seconds.value;
  std::vector<Phase> phases{{"Get ready", seconds(ready > 0 ? ready : usual_to_get_ready)}};
  const seconds hold{pace.seconds.value_or(timing.hold_seconds.value)};
  for (int time = 1; time <= timing.repeat.value; ++time)
    for (int leg = 1; leg <= std::max(1, timing.legs.value); ++leg) {
      if (phases.size() > 1 && timing.rest_seconds.value > 0)
        phases.push_back({"Rest", seconds(timing.rest_seconds.value)});
      phases.push_back(
          {fmt::format("{} {} of {}", leg == 1 ? "Hold" : "Other leg", time, timing.repeat.value),
           hold});
    }
  return phases;
}

class Guide {
 public:
  Guide(const Session& session, const ReliefReport& report, const Pace& pace)
      : knowledge_(*session.knowledge),
        console_(*session.console),
        measures_(report.measures),
        pace_(pace),
        is_for_cramp_(report.is_for_cramp(knowledge_)),
        start_(console_.now()) {}

  Ending run() {
    pass_over_what_was_typed_before();
    Then then = Then::next_measure;
    std::set<Text> said;
    for (std::size_t i = 0; i < measures_.size() && then != Then::end; ++i) {
      if (is_too_long()) {
        end(Ending::Is::too_long);
        break;
      }
      const Measure& measure = knowledge_.measure(measures_[i]);
      Blocks page = guide_page(measure, i + 1, measures_.size(), said);
      page.push_back(keys_of_guide(is_for_cramp_));
      begin_line();
      console_.show(page);
      then = lead_through(measure);
      shown_ = i + 1;
    }
    begin_line();
    return {how_, count(floor<seconds>(since_start())), shown_};
  }

 private:
  enum class Then : std::uint8_t { next_phase, next_measure, end };

  /// An Enter too many, before anything was shown, does not mean that it eased.
  void pass_over_what_was_typed_before() const {
    while (console_.wait(milliseconds(0)).is == Typed::Is::line) {
    }
  }

  Then lead_through(const Measure& measure) {
    for (const Phase& phase : phases_of(measure, pace_)) {
      ring();
      const Then then = lead_through(phase);
      if (then != Then::next_phase) return then;
    }
    ring();
    return Then::next_measure;
  }

  Then lead_through(const Phase& phase) {
    const milliseconds start = console_.now();
    for (;;) {
      const milliseconds passed = console_.now() - start;
      if (phase.lasts && passed >= *phase.lasts) return Then::next_phase;
      if (is_too_long()) return end(Ending::Is::too_long);
      const seconds shown =
          phase.lasts ? ceil<seconds>(*phase.lasts - passed) : floor<seconds>(passed);
      is_line_open_ = true;
      if (!console_.redraw(fmt::format("{}  {} ", clock_time(count(shown)), phase.name)))
        return end(Ending::Is::stopped);
      const Typed typed = console_.wait(until_next_second(passed));
      if (typed.is == Typed::Is::end) return end(Ending::Is::stopped);
      if (typed.is == Typed::Is::nothing) continue;
      is_line_open_ = false;
      const auto reply = plain_reply(typed.line);
      const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
        return reply && std::ranges::find(words, *reply) != words.end();
      };
      if (is_one_of({""})) return end(Ending::Is::eased);
      if (is_one_of({"s", "ss", "skip", "n", "next"})) return Then::next_measure;
      if (is_one_of({"q", "qq", "quit", "stop"})) return end(Ending::Is::stopped);
      console_.show({{Block::Is::remark, "Please type s, q, or only Enter.", {}},
                     keys_of_guide(is_for_cramp_)});
    }
  }

  Then end(Ending::Is how) {
    how_ = how;
    return Then::end;
  }

  /// Leaves an empty line; if nobody has typed Enter, the line of the clock must be ended first.
  void begin_line() {
    const Block empty{Block::Is::paragraph, "", {}};
    if (std::exchange(is_line_open_, false)) console_.show({empty});
    console_.show({empty});
  }

  void ring() const {
    if (pace_.has_bell) console_.redraw("\a");
  }

  [[nodiscard]] milliseconds since_start() const { return console_.now() - start_; }
  static int count(seconds time) { return static_cast<int>(time.count()); }

  [[nodiscard]] bool is_too_long() const {
    return is_for_cramp_ && knowledge_.course &&
           since_start() >= minutes(knowledge_.course->minutes.value);
  }

  static milliseconds until_next_second(milliseconds passed) {
    return floor<seconds>(passed) + seconds(1) - passed;
  }

  const Knowledge& knowledge_;
  const Console& console_;
  const std::vector<Index>& measures_;
  const Pace& pace_;
  bool is_for_cramp_;
  milliseconds start_;
  Ending::Is how_ = Ending::Is::last_done;
  std::size_t shown_ = 0;
  bool is_line_open_ = false;  // that of the clock
};

}  // namespace

Ending guide(const Session& session, const ReliefReport& report, const Pace& pace) {
  return Guide(session, report, pace).run();
}

}  // namespace legcramp
