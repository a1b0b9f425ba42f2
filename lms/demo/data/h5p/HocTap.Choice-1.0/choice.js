// One question with one right option, on the programming interface of H5P.
var HocTap = HocTap || {};

HocTap.Choice = (function () {
  var count = 0;

  /**
   * @param {object} params as semantics.json has them
   * @param {string} contentId
   * @param {object} extras previousState: {chosen, isAnswered}
   */
  function Choice(params, contentId, extras) {
    H5P.EventDispatcher.call(this);
    var state = (extras && extras.previousState) || {};
    this.params = params;
    this.contentId = contentId;
    this.number = ++count;
    this.chosen = Number.isInteger(state.chosen) ? state.chosen : -1;
    this.isAnswered = state.isAnswered === true;
  }

  Choice.prototype = Object.create(H5P.EventDispatcher.prototype);
  Choice.prototype.constructor = Choice;

  Choice.prototype.attach = function ($container) {
    var self = this;
    var box = document.createElement("fieldset");
    box.className = "hoctap-choice";
    var legend = document.createElement("legend");
    legend.innerHTML = this.params.question || "";
    box.appendChild(legend);
    (this.params.options || []).forEach(function (option, at) {
      box.appendChild(self.optionOf(option, at));
    });
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.textContent = plain(this.words().check);
    this.button.addEventListener("click", function () { self.answer(); });
    this.said = document.createElement("p");
    this.said.className = "hoctap-choice-said";
    this.said.setAttribute("role", "status");
    box.appendChild(this.button);
    box.appendChild(this.said);
    $container.get(0).appendChild(box);
    this.show();
  };

  Choice.prototype.optionOf = function (option, at) {
    var self = this;
    var label = document.createElement("label");
    var input = document.createElement("input");
    input.type = "radio";
    input.name = "hoctap-choice-" + this.number;
    input.checked = at === this.chosen;
    input.addEventListener("change", function () {
      self.chosen = at;
      self.isAnswered = false;
      self.show();
      self.triggerXAPI("interacted");
    });
    var words = document.createElement("span");
    words.textContent = plain(option.text);
    label.appendChild(input);
    label.appendChild(words);
    return label;
  };

  Choice.prototype.answer = function () {
    if (this.chosen < 0) return;
    this.isAnswered = true;
    this.show();
    this.trigger(this.statement());
    this.trigger("answered");
  };

  Choice.prototype.statement = function () {
    var event = this.createXAPIEventTemplate("answered");
    var definition = event.getVerifiedStatementValue(["object", "definition"]);
    definition.type = "http://adlnet.gov/expapi/activities/cmi.interaction";
    definition.interactionType = "choice";
    definition.description = { "vi-VN": this.params.question };
    definition.choices = (this.params.options || []).map(function (option, at) {
      return { id: String(at), description: { "vi-VN": option.text } };
    });
    event.setScoredResult(this.getScore(), 1, this, true, this.getScore() === 1);
    event.data.statement.result.response = String(this.chosen);
    return event;
  };

  Choice.prototype.show = function () {
    this.button.disabled = this.chosen < 0 || this.isAnswered;
    var words = this.getScore() ? this.words().right : this.words().wrong;
    var feedback = this.params.feedback ? " " + this.params.feedback : "";
    this.said.textContent = this.isAnswered ? plain(words + feedback) : "";
    this.trigger("resize");
  };

  Choice.prototype.words = function () {
    return Object.assign({ right: "", wrong: "", check: "OK" }, this.params.words);
  };

  Choice.prototype.isRight = function () {
    var option = (this.params.options || [])[this.chosen];
    return option !== undefined && option.correct === true;
  };

  Choice.prototype.getAnswerGiven = function () { return this.isAnswered; };
  Choice.prototype.getScore = function () { return this.isAnswered && this.isRight() ? 1 : 0; };
  Choice.prototype.getMaxScore = function () { return 1; };
  Choice.prototype.getXAPIData = function () { return { statement: this.statement().data.statement }; };

  Choice.prototype.getCurrentState = function () {
    return this.chosen < 0 ? undefined : { chosen: this.chosen, isAnswered: this.isAnswered };
  };

  /** Texts without tags come with their special characters written as entities. */
  function plain(text) {
    return new DOMParser().parseFromString(String(text || ""), "text/html").body.textContent;
  }

  return Choice;
})();
